package dev.muster.edge;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose JSON body can be read twice; uploads go through untouched. */
public final class RepeatableRequest extends HttpServletRequestWrapper {
    private final byte[] body;
    private final boolean upload;

    public RepeatableRequest(HttpServletRequest request) throws IOException {
        super(request);
        String type = request.getContentType();
        this.upload = type != null && type.startsWith("multipart/");
        this.body = upload ? new byte[0] : request.getInputStream().readAllBytes();
    }

    /** @param body read already */
    public RepeatableRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.upload = false;
        this.body = body;
    }

    public boolean isUpload() {
        return upload;
    }

    public byte[] body() {
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (upload) {
            return super.getInputStream();
        }
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return in.read();
            }

            @Override
            public int read(byte[] b, int off, int len) {
                return in.read(b, off, len);
            }

            @Override
            public boolean isFinished() {
                return in.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
