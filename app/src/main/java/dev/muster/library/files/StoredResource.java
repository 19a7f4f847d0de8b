package dev.muster.library.files;

import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/** A stored file as an answer's body: read while it is sent, from any place where a player asks for a part of it. */
final class StoredResource extends AbstractResource {
    private final StoredFile file;
    private final Supplier<InputStream> open;

    StoredResource(StoredFile file, Supplier<InputStream> open) {
        this.file = file;
        this.open = open;
    }

    @Override
    public InputStream getInputStream() {
        return open.get();
    }

    @Override
    public long contentLength() {
        return file.size();
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getDescription() {
        return "file " + file.id();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredResource r && r.file.equals(file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
