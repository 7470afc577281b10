package org.walletsuite.e2e;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with files, as a browser sends it. */
final class MultipartForm {

    private final String boundary = UUID.randomUUID().toString();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    MultipartForm text(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    MultipartForm image(String name, byte[] png) {
        return part("name=\"" + name + "\"; filename=\"" + name + ".png\"\r\nContent-Type: image/png", png);
    }

    private MultipartForm part(String description, byte[] content) {
        write("--" + boundary + "\r\nContent-Disposition: form-data; " + description + "\r\n\r\n");
        parts.writeBytes(content);
        write("\r\n");
        return this;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] body() {
        write("--" + boundary + "--\r\n");
        return parts.toByteArray();
    }

    private void write(String text) {
        parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
