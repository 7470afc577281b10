package org.walletsuite.wallet;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.KeyedRequest;
import org.walletsuite.platform.testing.MultipartForm;
import org.walletsuite.platform.testing.ServiceContract;
import org.walletsuite.platform.testing.TestImages;
import org.walletsuite.wallet.testing.WalletSurroundings;

@WalletSurroundings
class WalletServiceTest extends ServiceContract {

    private static final String FESTIVALS = "/api/v1/festivals";

    /** One of the sample users. */
    @Override
    protected UUID user(Role role) {
        return db.sql("select id from person where role = ? order by number limit 1")
                .param(role.name())
                .query(UUID.class)
                .single();
    }

    @Override
    protected Map<String, Supplier<KeyedRequest>> keyedRequests() {
        return Map.of(
                "POST /api/v1/festivals", this::newFestival,
                "POST /api/v1/festivals/{festivalId}/rotate-qr-key", this::newQrKey,
                "POST /account/credentials/level2", this::level2,
                "POST /account/credentials/level3", this::level3);
    }

    private KeyedRequest newFestival() {
        var name = "Festival " + Ids.next();
        return KeyedRequest.of(
                asSome(Role.ADMIN),
                FESTIVALS,
                festival(name, "2026-07-03"),
                festival(name, "2026-07-04"),
                () -> count("festival", "name = ?", name));
    }

    /** Nothing is sent but the path: another request is one for another festival. */
    private KeyedRequest newQrKey() {
        var admin = asSome(Role.ADMIN);
        var one =
                admin.post(FESTIVALS, festival("One", "2026-07-03")).expect(201).id();
        var other = admin.post(FESTIVALS, festival("Other", "2026-07-03"))
                .expect(201)
                .id();
        return new KeyedRequest(
                key -> admin.withKey(key).post(FESTIVALS + "/" + one + "/rotate-qr-key"),
                key -> admin.withKey(key).post(FESTIVALS + "/" + other + "/rotate-qr-key"),
                () -> count("festival_key", "festival_id in (?, ?)", one, other));
    }

    private KeyedRequest level2() {
        return submission(newUser(), 2, Map.of("nin", "12345678901"), Map.of("nin", "10987654321"), "nin_image");
    }

    private KeyedRequest level3() {
        var user = newUser();
        db.sql("update person set level = 2 where id = ?").param(user).update();
        return submission(
                user, 3, address("Lagos"), address("Ikeja"), "proof_of_address_image", "face_verification_image");
    }

    private KeyedRequest submission(
            UUID user, int level, Map<String, String> details, Map<String, String> others, String... images) {
        var path = "/account/credentials/level" + level;
        return new KeyedRequest(
                key -> asUser(user).withKey(key).postForm(path, form(details, images)),
                key -> asUser(user).withKey(key).postForm(path, form(others, images)),
                () -> count("kyc_submission", "person_id = ?", user));
    }

    private UUID newUser() {
        var body = "{\"email\":\"" + Ids.next() + "@example.com\",\"password\":\"correct horse\"}";
        return UUID.fromString(
                asNobody().post("/account/signup/", body).expect(201).text("/user_id"));
    }

    private static String festival(String name, String end) {
        return "{\"name\":\"" + name + "\",\"startDate\":\"2026-07-01\",\"endDate\":\"" + end + "\"}";
    }

    private static Map<String, String> address(String city) {
        return Map.of("house_address_1", "12 Marina Road", "city", city, "state", "Lagos", "country", "Nigeria");
    }

    private static MultipartForm form(Map<String, String> details, String... images) {
        var form = new MultipartForm();
        details.forEach(form::text);
        for (var image : images) {
            form.file(image, "image.png", TestImages.image("png", 30, 20));
        }
        return form;
    }
}
