package dev.muster.evidence.pack;

import dev.muster.evidence.check.Manifest;
import dev.muster.tables.TableFile;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A pack as it is written: each file passes through once, and its size and hash are noted on the way. */
final class PackZip implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final ZipOutputStream zip;
    private final LocalDateTime at;
    private final List<Manifest.Noted> files = new ArrayList<>();

    /** @param at when all of its files are said to be made */
    PackZip(Path file, Instant at) throws IOException {
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        this.zip.setLevel(Deflater.BEST_SPEED);
        this.at = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    /** So far. */
    List<Manifest.Noted> files() {
        return List.copyOf(files);
    }

    void file(String name, Content content) throws IOException {
        Noting out = write(name, content);
        files.add(new Manifest.Noted(name, out.size, out.hash(), null));
    }

    /** As spreadsheets read it, and without formulas whatever people are called. @return how many rows */
    long table(String name, List<String> header, Table table) throws IOException {
        long[] rows = {0};
        Noting noting = write(name, out -> {
            try (TableFile csv = TableFile.to(TableFile.Format.CSV, out, header.toArray(String[]::new))) {
                table.to(cells -> {
                    csv.row(cells);
                    rows[0]++;
                });
            }
        });
        files.add(new Manifest.Noted(name, noting.size, noting.hash(), rows[0]));
        return rows[0];
    }

    /** What is not noted: the manifest itself and its signature. */
    void last(String name, byte[] bytes) throws IOException {
        write(name, out -> out.write(bytes));
    }

    private Noting write(String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(at);
        zip.putNextEntry(entry);
        Noting out = new Noting(zip);
        content.to(out);
        zip.closeEntry();
        return out;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts and hashes what goes through. */
    private static final class Noting extends FilterOutputStream {
        private final MessageDigest digest = sha256();
        private long size;

        private Noting(OutputStream out) {
            super(out);
        }

        private String hash() {
            return HexFormat.of().formatHex(digest.digest());
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
            digest.update(b, off, len);
            size += len;
        }

        /** The ZIP goes on. */
        @Override
        public void close() throws IOException {
            out.flush();
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }

    /** Writes one file. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Writes one table. */
    interface Table {
        void to(PackSheet.Rows rows);
    }
}
