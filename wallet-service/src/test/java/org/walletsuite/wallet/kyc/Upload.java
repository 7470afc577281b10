package org.walletsuite.wallet.kyc;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.LinkedMultiValueMap;

/** A multipart form in the making, and images to put into it. */
final class Upload extends LinkedMultiValueMap<String, Object> {

    static final byte[] WEBP = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    static final byte[] LOSSLESS_WEBP = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    static Upload level2(String nin, byte[] image) {
        return new Upload().text("nin", nin).file("nin_image", image);
    }

    static Upload level3() {
        return new Upload()
                .text("house_address_1", "12 Marina Road")
                .text("city", "Lagos")
                .text("state", "Lagos")
                .text("country", "Nigeria")
                .file("proof_of_address_image", image("png", 20, 10))
                .file("face_verification_image", image("jpeg", 20, 10));
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

    static byte[] image(String format, int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
