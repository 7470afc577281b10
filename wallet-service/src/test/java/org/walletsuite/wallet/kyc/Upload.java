package org.walletsuite.wallet.kyc;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.LinkedMultiValueMap;
import org.walletsuite.platform.testing.TestImages;

/** A multipart form in the making, and images to put into it. */
final class Upload extends LinkedMultiValueMap<String, Object> {

    static Upload level2(String nin, byte[] image) {
        return new Upload().text("nin", nin).file("nin_image", image);
    }

    static Upload level3() {
        return new Upload()
                .text("house_address_1", "12 Marina Road")
                .text("city", "Lagos")
                .text("state", "Lagos")
                .text("country", "Nigeria")
                .file("proof_of_address_image", TestImages.image("png", 20, 10))
                .file("face_verification_image", TestImages.image("jpeg", 20, 10));
    }

    Upload text(String field, String text) {
        set(field, text);
        return this;
    }

    Upload file(String field, byte[] bytes) {
        set(field, new ByteArrayResource(bytes) {
            @Override
            public String getFilename() {
                return field + ".bin";
            }
        });
        return this;
    }

    Upload without(String field) {
        remove(field);
        return this;
    }
}
