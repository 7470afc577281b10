package org.walletsuite.wallet.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

class UserListTest extends WalletServiceFixture {

    private static final String FORBIDDEN = "{\"detail\":\"You do not have permission to perform this action.\"}";

    @Test
    void areListedNewestFirstWithTheirTotal() {
        var boss = guest(Role.ADMIN);
        var someone = guest();
        var answer = as(boss.token()).get("/admin/users/?page_size=1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().size()).isEqualTo(1);
        var user = answer.json().get(0);
        assertThat(user.propertyNames())
                .containsExactly(
                        "id",
                        "user_id",
                        "email",
                        "username",
                        "full_name",
                        "phone",
                        "phone_verified",
                        "has_pin",
                        "level",
                        "kyc_verified",
                        "roles",
                        "is_active",
                        "created_at");
        assertThat(user.get("user_id").asString()).isEqualTo(someone.id().toString());
        assertThat(Long.parseLong(String.valueOf(answer.headers().getFirst("X-Total-Count"))))
                .isGreaterThan(1);
        assertThat(as(boss.token())
                        .get("/admin/users/?page_size=1&page=2")
                        .json()
                        .get(0)
                        .get("user_id")
                        .asString())
                .isEqualTo(boss.id().toString());
    }

    @Test
    void areFoundByTextRoleAndStatus() {
        var boss = guest(Role.ADMIN);
        var clerk = guest(Role.STAFF);
        var text = clerk.email().substring(6, 30);
        assertThat(found("?search=" + text.toUpperCase(Locale.ROOT), boss)).containsExactly(clerk.id());
        assertThat(found("?search=" + text + "&role=STAFF&is_active=true", boss))
                .containsExactly(clerk.id());
        assertThat(found("?search=" + text + "&role=STAFF_ADMIN", boss)).isEmpty();
        assertThat(found("?search=" + text + "&is_active=false", boss)).isEmpty();
        assertThat(found("?search=%25", boss)).isEmpty();
    }

    @Test
    void areFoundByWhatIdentifiesThemHoweverItIsWritten() {
        var boss = guest(Role.ADMIN);
        var clerk = guest();
        var name = "clerk" + clerk.id().toString().substring(0, 8);
        var phone = newPhone();
        db.sql("update person set username = ?, phone = ? where id = ?")
                .param(name)
                .param(phone)
                .param(clerk.id())
                .update();
        var number = as(boss.token())
                .get("/admin/users/?q=" + clerk.id())
                .at("/0/id")
                .asString();

        for (var text : List.of(
                clerk.id().toString().toUpperCase(Locale.ROOT),
                number,
                clerk.email().toUpperCase(Locale.ROOT),
                "%20" + clerk.email() + "%20",
                phone.replace("+", "%2B"),
                phone.replace("+", "00"),
                phone.replace("+27", "%2B27%20"),
                name.toUpperCase(Locale.ROOT))) {
            assertThat(found("?q=" + text, boss)).as(text).containsExactly(clerk.id());
        }
        assertThat(found("?q=" + number + "&role=STAFF", boss)).isEmpty();
    }

    @Test
    void areFoundByNothingLess() {
        var boss = guest(Role.ADMIN);
        var clerk = guest();
        for (var text : List.of(
                clerk.email().substring(1),
                clerk.id().toString().substring(1),
                UUID.randomUUID().toString(),
                "99999999999999999999",
                "' or '1'='1",
                "%25")) {
            assertThat(found("?q=" + text.replace(" ", "%20"), boss)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "page=0, page",
        "page_size=0, page_size",
        "page=x, page",
        "role=BOSS, role",
        "is_active=perhaps, is_active",
        "search=a%01b, search",
        "q=a%01b, q",
    })
    void areNotFoundByInvalidQueries(String query, String field) {
        var answer = as(guest(Role.ADMIN).token()).get("/admin/users/?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
    }

    @Test
    void areForAdminsOnly() {
        var someone = guest();
        for (var path : List.of("/admin/users/", "/admin/users/" + someone.id() + "/")) {
            assertThat(asNobody().get(path).body())
                    .isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
        }
        assertThat(as(guest(Role.STAFF).token()).get("/admin/users/").body()).isEqualTo(FORBIDDEN);
        assertThat(change(someone, "{\"roles\": [\"ADMIN\"]}", someone).body()).isEqualTo(FORBIDDEN);
        assertThat(change(someone, "{\"roles\": [\"ADMIN\"]}", guest(Role.STAFF))
                        .status())
                .isEqualTo(403);
    }

    private List<UUID> found(String query, Guest boss) {
        return as(boss.token()).get("/admin/users/" + query).json().values().stream()
                .map(user -> UUID.fromString(user.get("user_id").asString()))
                .toList();
    }

    private Answer change(Guest someone, String body, Guest admin) {
        return as(admin.token()).patch("/admin/users/" + someone.id() + "/", body);
    }
}
