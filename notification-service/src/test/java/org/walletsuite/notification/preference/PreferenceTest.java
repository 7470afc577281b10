package org.walletsuite.notification.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.notification.testing.NotificationFixture;
import org.walletsuite.notification.type.NotificationType;

class PreferenceTest extends NotificationFixture {

    private static final String PREFERENCES = "/notifications/preferences/";

    @Autowired
    private Unsubscribing unsubscribing;

    @Test
    void beginsWithTheDefaultsOfTypes() {
        var all = reader.get(PREFERENCES).expect(200);

        assertThat(all.at("/order_created/email").asBoolean()).isTrue();
        assertThat(all.at("/festival_payment/email").asBoolean()).isFalse();
        assertThat(all.at("/festival_payment/in_app").asBoolean()).isTrue();
    }

    @Test
    void changesWhatIsSentAndKeepsTheRest() {
        reader.put(PREFERENCES, "{\"order_created\": {\"email\": false}}").expect(200);
        db.sql("insert into preference values (?, 'order_teleported', 'email', false)")
                .param(user.id())
                .update();

        var all = reader.put(
                        PREFERENCES,
                        "{\"festival_payment\": {\"email\": true}, \"withdrawal_approved\": {\"email\": true}}")
                .expect(200);

        assertThat(all.at("/order_created/email").asBoolean()).isFalse();
        assertThat(all.at("/order_created/in_app").asBoolean()).isTrue();
        assertThat(all.at("/festival_payment/email").asBoolean()).isTrue();
        assertThat(count("preference", "user_id = ? and type = 'order_teleported'", user.id()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nonsense\": {\"email\": true}}|/nonsense/0|There is no such notification type.",
                "{\"order_created\": {\"sms\": true}}|/order_created.sms/0|There is no such channel.",
                "{\"order_created\": {\"email\": null}}|/order_created.email/0|This field may not be null.",
                "{\"order_created\": null}|/order_created/0|This field may not be null.",
                "{\"withdrawal_approved\": {\"email\": false}}|/withdrawal_approved/0|Urgent notifications cannot be switched off.",
                "{\"security_pin_locked\": {\"in_app\": false}}|/security_pin_locked/0|Urgent notifications cannot be switched off.",
                "{\"order_created\": {\"email\": \"no\"}}|/order_created.email/0|Not a valid boolean."
            })
    void refusesWhatCannotBeChosenAndChangesNothing(String body, String field, String complaint) {
        var with = body.replaceFirst("\\{", "{\"order_approved\": {\"email\": false}, ");

        assertThat(reader.put(PREFERENCES, with).expect(400).text(field)).isEqualTo(complaint);

        assertThat(count("preference", "user_id = ?", user.id())).isZero();
    }

    @Test
    void switchesMailsOfATypeOffByTheLinkInAMail() {
        var link = path(NotificationType.ORDER_CREATED);

        var page = asNobody().get(link).expect(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(count("preference", "user_id = ?", user.id())).isZero();

        asNobody().post(link).expect(200);
        asNobody().post(link).expect(200);

        assertThat(reader.get(PREFERENCES).at("/order_created/email").asBoolean())
                .isFalse();
        assertThat(reader.get(PREFERENCES).at("/order_created/in_app").asBoolean())
                .isTrue();
    }

    @Test
    void takesOneClickFormsOfMailPrograms() {
        var answer = client().post()
                .uri(path(NotificationType.ORDER_CREATED))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click");

        answer(answer).expect(200);

        assertThat(reader.get(PREFERENCES).at("/order_created/email").asBoolean())
                .isFalse();
    }

    @Test
    void speaksTheUsersLanguage() {
        user = walletService.add("fr");

        assertThat(asNobody()
                        .get(path(NotificationType.ORDER_CREATED))
                        .expect(200)
                        .body())
                .contains("<html lang=\"fr\">", "Commande créée", "Se désabonner");
    }

    @Test
    void promisesNotificationsInTheAppOnlyWhereTheyAreOn() {
        var link = path(NotificationType.ORDER_CREATED);
        assertThat(asNobody().get(link).expect(200).body())
                .contains("You will still find these notifications in the app");

        reader.put(PREFERENCES, "{\"order_created\": {\"in_app\": false}}").expect(200);

        assertThat(asNobody().get(link).expect(200).body())
                .contains("You have switched them off in the app, too")
                .doesNotContain("still find");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?token=", "?token=nonsense", "?token=AAAA", "?token=!!!"})
    void refusesOtherLinks(String query) {
        assertThat(asNobody()
                        .get("/notifications/unsubscribe/" + query)
                        .expect(400)
                        .text("/token/0"))
                .isEqualTo("This link is not valid.");
        asNobody().post("/notifications/unsubscribe/" + query).expect(400);
    }

    @Test
    void refusesALinkThatWasChanged() {
        var link = path(NotificationType.ORDER_CREATED);
        var last = link.charAt(link.length() - 3);

        asNobody()
                .post(link.substring(0, link.length() - 3)
                        + (last == 'A' ? 'B' : 'A')
                        + link.substring(link.length() - 2))
                .expect(400);

        assertThat(count("preference", "user_id = ?", user.id())).isZero();
    }

    private String path(NotificationType type) {
        var link = URI.create(unsubscribing.linkFor(user.id(), type));
        assertThat(link.toString()).startsWith("http://localhost:8080/notifications/unsubscribe/?token=");
        return link.getPath() + "?" + link.getQuery();
    }
}
