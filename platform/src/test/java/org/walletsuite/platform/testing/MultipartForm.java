package org.walletsuite.platform.testing;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.LinkedMultiValueMap;

/** A form with files. */
public final class MultipartForm extends LinkedMultiValueMap<String, Object> {

    public MultipartForm text(String field, String text) {
        set(field, text);
        return this;
    }

    public MultipartForm file(String field, byte[] bytes) {
        return file(field, field + ".bin", bytes);
    }

    public MultipartForm file(String field, String name, byte[] bytes) {
        set(field, new ByteArrayResource(bytes) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        return this;
    }

    public MultipartForm without(String field) {
        remove(field);
        return this;
    }
}
