package org.walletsuite.wallet.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.attempt.FailedAttempts;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.event.UserEvent;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.wallet.customer.Customers;
import org.walletsuite.wallet.password.PasswordHashing;
import org.walletsuite.wallet.testing.PhoneFixture;
import org.walletsuite.wallet.user.UserAccountRows;
import org.walletsuite.wallet.user.UserAccounts;

@ExtendWith(OutputCaptureExtension.class)
class PhoneTest extends PhoneFixture {

    private static final String WRONG = "{\"code\":[\"This code is wrong or has expired.\"]}";

    @Autowired
    private PhoneCodeRows rows;

    @Autowired
    private UserAccountRows directory;

    @Autowired
    private UserAccounts users;

    @Autowired
    private Customers customers;

    @Autowired
    private PasswordHashing hashing;

    @Autowired
    private FailedAttempts attempts;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void isProvedByTheCodeThatWasSentToIt() throws Exception {
        var guest = guest();
        var phone = newPhone();
        assertThat(send(guest, phone).status()).isEqualTo(200);
        var answer = verify(guest, phone, code(phone));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("phone_verified").asBoolean()).isTrue();
        var me = as(guest.token()).get("/account/me/");
        assertThat(me.text("/phone")).isEqualTo(phone);
        assertThat(me.json().get("phone_verified").asBoolean()).isTrue();
        assertThat(asNobody()
                        .post("/account/login/", "{\"phone\": \"%s\", \"password\": \"%s\"}".formatted(phone, PASSWORD))
                        .status())
                .isEqualTo(200);
        var published = published(UserEvent.TOPIC, guest.id());
        assertThat(published).extracting(PublishedEvent::type).containsExactly("user.registered.v1", "user.updated.v1");
        assertThat(published.getLast().event().at("/user/phoneVerified").asBoolean())
                .isTrue();
    }

    @Test
    void isProvedByACodeOnceAndByTheNewestOnly() throws Exception {
        var guest = guest();
        var phone = newPhone();
        send(guest, phone);
        var first = code(phone);
        clock.putForward(Duration.ofSeconds(1));
        send(guest, phone);
        var second = code(phone);
        if (!first.equals(second)) {
            assertThat(verify(guest, phone, first).body()).isEqualTo(WRONG);
        }
        var answers = atOnce(4, () -> verify(guest, phone, second));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400, 400, 400);
        assertThat(verify(guest, phone, second).body()).isEqualTo(WRONG);
    }

    @Test
    void isNotProvedByACodeOfAnotherUserOrPhone() throws Exception {
        var guest = guest();
        var phone = newPhone();
        send(guest, phone);
        var code = code(phone);
        assertThat(verify(guest(), phone, code).body()).isEqualTo(WRONG);
        assertThat(verify(guest, newPhone(), code).body()).isEqualTo(WRONG);
        assertThat(verify(guest, phone, code).status()).isEqualTo(200);
    }

    @Test
    void isNotProvedAfterTenMinutes() throws Exception {
        var guest = guest();
        var phone = newPhone();
        send(guest, phone);
        clock.putForward(Duration.ofMinutes(10));
        assertThat(verify(guest, phone, code(phone)).body()).isEqualTo(WRONG);
    }

    @Test
    void isNotProvedAfterFiveWrongCodesButByAnother() throws Exception {
        var guest = guest();
        var phone = newPhone();
        send(guest, phone);
        var code = code(phone);
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertThat(verify(guest, phone, wrong(code)).body()).isEqualTo(WRONG);
        }
        var locked = verify(guest, phone, code);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.headers().getFirst("Retry-After")).isNotBlank();
        clock.putForward(Duration.ofSeconds(1));
        send(guest, phone);
        assertThat(verify(guest, phone, code(phone)).status()).isEqualTo(200);
    }

    @Test
    void isSentThreeCodesAnHourByAllUsersTogether() throws Exception {
        var phone = newPhone();
        for (var times = 1; times <= 3; times++) {
            assertThat(send(guest(), phone).status()).isEqualTo(200);
        }
        var refused = send(guest(), phone);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(refused.headers().getFirst("Retry-After"))))
                .isBetween(3500, 3601);
        clock.putForward(Duration.ofHours(1).plusSeconds(1));
        assertThat(send(guest(), phone).status()).isEqualTo(200);
    }

    @Test
    void getsThreeCodesAnHourPerUserWhateverTheNumber() throws Exception {
        var guest = guest();
        var answers = atOnce(6, () -> send(guest, newPhone()));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 200, 200, 429, 429, 429);
    }

    @Test
    void mayBeSentAllCodesAfterAnOutageInWhichNoneWasSent() {
        var nowhere = new TextMessages(new SmsSettings(SmsSettings.Provider.LOG, "/proc/nowhere"), clock);
        var unable = new PhoneCodes(rows, directory, users, customers, hashing, attempts, nowhere, transaction, clock);
        var guest = guest();
        var phone = newPhone();
        for (var times = 1; times <= 4; times++) {
            assertThatThrownBy(() -> unable.send(guest.id(), phone))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
        }
        for (var times = 1; times <= 3; times++) {
            assertThat(send(guest, phone).status()).isEqualTo(200);
            clock.putForward(Duration.ofSeconds(1));
        }
        assertThat(send(guest, phone).status()).isEqualTo(429);
    }

    @Test
    void belongsToTheFirstUserWhoProvesIt() throws Exception {
        for (var round = 0; round < 3; round++) {
            var phone = newPhone();
            var guests = List.of(guest(), guest());
            send(guests.getFirst(), phone);
            var first = code(phone);
            clock.putForward(Duration.ofSeconds(1));
            send(guests.getLast(), phone);
            var codes = List.of(first, code(phone));
            var turn = new AtomicInteger();
            var answers = atOnce(2, () -> {
                var me = turn.getAndIncrement();
                return verify(guests.get(me), phone, codes.get(me));
            });
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 400)
                    .extracting(Answer::body)
                    .containsExactly("{\"phone\":[\"A user with this phone already exists.\"]}");
            assertThat(send(guest(), phone).body())
                    .isEqualTo("{\"phone\":[\"A user with this phone already exists.\"]}");
        }
    }

    @Test
    void isOneNumberHoweverItIsWritten() throws Exception {
        var guest = guest();
        var phone = newPhone();
        var local = phone.substring(3);
        assertThat(send(guest, "0027 (0) " + local).text("/detail")).isEqualTo("A code was sent to " + phone + ".");
        var answer = verify(guest, "+27-" + local.substring(0, 2) + " " + local.substring(2), code(phone));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/phone")).isEqualTo(phone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Call me: +27821234567", "+27821234567 ext. 5", "+2782123a4567", "+1-800-FLOWERS"})
    void isRefusedUnlessItIsANumber(String text) {
        var answer = send(guest(), text);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("phone");
    }

    @ParameterizedTest
    @CsvSource({
        "beer, 123456, phone",
        "+27821234567, 12345, code",
        "+27821234567, 12345a, code",
        "+27821234567, ' 12345', code",
        "+27821234567, \u0661\u0662\u0663\u0664\u0665\u0666, code",
        "+27821234567, \uff11\uff12\uff13\uff14\uff15\uff16, code",
    })
    void isNotProvedByInvalidBodies(String phone, String code, String field) {
        var answer = verify(guest(), phone, code);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
    }

    @Test
    void hasItsCodesStoredHashedAndKeptOutOfTheLog(CapturedOutput output) throws Exception {
        var guest = guest();
        var phone = newPhone();
        send(guest, phone);
        var code = code(phone);
        verify(guest, phone, code);
        assertThat(output.getAll())
                .doesNotContain("\"code\":\"" + code, "\"code\": \"" + code, "code=" + code, code + " is your code");
        assertThat(db.sql("select code_hash from phone_code where phone = ?")
                        .param(phone)
                        .query(String.class)
                        .single())
                .startsWith("$2a$");
        assertThat(new PhoneController.Proof(phone, code).toString()).doesNotContain(code);
    }

    @Test
    void cannotBeProvedWithoutAProviderOfTextMessages() {
        var nobody = new TextMessages(new SmsSettings(null, ""), Clock.systemUTC());
        assertThatThrownBy(nobody::requireProvider)
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("no SMS provider");
        assertThatThrownBy(() -> new TextMessages(new SmsSettings(SmsSettings.Provider.LOG, " "), Clock.systemUTC()))
                .hasMessageContaining("suite.sms.log-dir");
        var full = new TextMessages(new SmsSettings(SmsSettings.Provider.LOG, "/proc/nowhere"), Clock.systemUTC());
        assertThatThrownBy(() -> full.send("+27821234567", "hello")).hasMessageContaining("ask for another code");
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }
}
