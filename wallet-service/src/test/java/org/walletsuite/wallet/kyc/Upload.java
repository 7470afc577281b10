package org.walletsuite.wallet.kyc;

import org.walletsuite.platform.testing.MultipartForm;
import org.walletsuite.platform.testing.TestImages;

/** The forms of credentials in the making. */
final class Upload {

    private Upload() {}

    static MultipartForm level2(String nin, byte[] image) {
        return new MultipartForm().text("nin", nin).file("nin_image", image);
    }

    static MultipartForm level3() {
        return new MultipartForm()
                .text("house_address_1", "12 Marina Road")
                .text("city", "Lagos")
                .text("state", "Lagos")
                .text("country", "Nigeria")
                .file("proof_of_address_image", TestImages.image("png", 20, 10))
                .file("face_verification_image", TestImages.image("jpeg", 20, 10));
    }
}
