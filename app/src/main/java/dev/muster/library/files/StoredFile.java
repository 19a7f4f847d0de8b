package dev.muster.library.files;

/** An uploaded file without its bytes. @param size in bytes */
public record StoredFile(int id, String name, String mediaType, int size) {
    public boolean isImage() {
        return mediaType.startsWith("image/");
    }

    public boolean isVideo() {
        return mediaType.startsWith("video/");
    }

    /** For people: {@code 340 KB}. */
    public String sizeText() {
        int kb = Math.max(1, Math.round(size / 1024f));
        return kb < 1024 ? kb + " KB" : Math.round(kb / 102.4f) / 10f + " MB";
    }
}
