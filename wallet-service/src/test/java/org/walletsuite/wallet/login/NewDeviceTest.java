package org.walletsuite.wallet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.event.SecurityEvent;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.wallet.device.Devices;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** Log-ins from devices that a user never logged in from before. */
class NewDeviceTest extends WalletServiceFixture {

    private static final String CHROME = "Mozilla/5.0 (Windows NT 10.0) Chrome/126.0.0.0 Safari/537.36";
    private static final String NEWER_CHROME = "Mozilla/5.0 (Windows NT 11.0) Chrome/127.0.0.0 Safari/537.36";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";

    @Autowired
    private Devices recorded;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void arePublishedButForTheUsersFirst() {
        var guest = guest();
        logInFrom(CHROME, guest).expect(200);
        assertThat(published(SecurityEvent.TOPIC, guest.id())).isEmpty();

        logInFrom(FIREFOX, guest).expect(200);

        var event = published(SecurityEvent.TOPIC, guest.id()).getFirst();
        assertThat(event.type()).isEqualTo("security.new-device.v1");
        assertThat(event.event().propertyNames()).containsExactlyInAnyOrder("id", "time", "userId", "device");
        assertThat(event.event().get("device").asString()).isEqualTo("Firefox on Linux");
        assertThat(event.event().get("userId").asString()).isEqualTo(guest.id().toString());
    }

    @Test
    void arePublishedOncePerDevice() {
        var guest = guest();
        logInFrom(CHROME, guest);
        logInFrom(FIREFOX, guest);

        logInFrom(NEWER_CHROME, guest).expect(200);
        logInFrom(FIREFOX, guest).expect(200);

        assertThat(devices(guest)).containsExactly("Firefox on Linux");
    }

    @Test
    void arePublishedOnceWhenTheyComeAtOnce() {
        var guest = guest();
        logInFrom(CHROME, guest);

        var answers = atOnce(6, () -> logInFrom(FIREFOX, guest));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(devices(guest)).containsExactly("Firefox on Linux");
    }

    @Test
    void oneOfTwoIsTheFirstWhenTheyComeAtOnce() {
        var guest = guest();

        atOnce(2, number -> logInFrom(List.of(CHROME, FIREFOX).get(number), guest));

        assertThat(devices(guest)).hasSize(1);
    }

    @Test
    void areNotRecordedWithAWrongPassword() {
        var guest = guest();
        logInFrom(CHROME, guest);

        request(FIREFOX, guest.email(), "wrong password").expect(401);

        assertThat(count("user_device", "user_id = ?", guest.id())).isOne();
        assertThat(devices(guest)).isEmpty();
    }

    @Test
    void areRememberedForTheFiftyLastSeen() {
        var guest = guest();
        for (var number = 1; number <= 50; number++) {
            db.sql("insert into user_device values (?, ?, now(), now() - make_interval(days => ?))")
                    .param(guest.id())
                    .param("Device " + number)
                    .param(number)
                    .update();
        }

        logInFrom(FIREFOX, guest).expect(200);

        assertThat(count("user_device", "user_id = ?", guest.id())).isEqualTo(50);
        assertThat(count("user_device", "user_id = ? and family = 'Device 50'", guest.id()))
                .isZero();
        assertThat(count("user_device", "user_id = ? and family = 'Firefox on Linux'", guest.id()))
                .isOne();
    }

    @Test
    void keepTheHourOfTheLastLogIn() {
        var guest = guest();
        logInFrom(CHROME, guest);
        clock.putForward(Duration.ofHours(2));

        logInFrom(CHROME, guest);

        assertThat(count("user_device", "user_id = ? and last_seen_at > first_seen_at", guest.id()))
                .isOne();
    }

    @Test
    void letTheLogInSucceedWhereTheyCannotBeRecorded() {
        var guest = guest();

        transaction.executeWithoutResult(_ -> {
            recorded.add(guest.id(), "longer than the table takes ".repeat(3));
            db.sql("update person set full_name = 'Ada' where id = ?")
                    .param(guest.id())
                    .update();
        });

        assertThat(count("person", "id = ? and full_name = 'Ada'", guest.id())).isOne();
        assertThat(count("user_device", "user_id = ?", guest.id())).isZero();
    }

    private List<String> devices(Guest guest) {
        return published(SecurityEvent.TOPIC, guest.id()).stream()
                .map(PublishedEvent::event)
                .map(event -> event.get("device").asString())
                .toList();
    }

    private Answer logInFrom(String userAgent, Guest guest) {
        return request(userAgent, guest.email(), PASSWORD);
    }

    private Answer request(String userAgent, String email, String password) {
        return answer(asNobody()
                .request(HttpMethod.POST, "/account/login/")
                .header(HttpHeaders.USER_AGENT, userAgent)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password)));
    }
}
