package org.walletsuite.wallet.kyc;

import org.jspecify.annotations.Nullable;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.MultipartForm;
import org.walletsuite.platform.testing.TestImages;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** Guests who submit their credentials, and admins who review them. */
abstract class KycFixture extends WalletServiceFixture {

    static final byte[] PNG = TestImages.image("png", 30, 20);
    static final byte[] JPEG = TestImages.image("jpeg", 30, 20);

    Answer submit(Guest guest, int level, MultipartForm upload) {
        return submit(guest, level, upload, null);
    }

    Answer submit(Guest guest, int level, MultipartForm upload, @Nullable String key) {
        return as(guest.token()).withKey(key).postForm("/account/credentials/level" + level + "/", upload);
    }

    Answer decide(Answer submitted, int level, String body, Guest admin) {
        var id = submitted.json().get("id").asLong();
        return as(admin.token()).post("/admin/approve/level" + level + "/" + id + "/", body);
    }
}
