package org.walletsuite.runner.upgrade;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;
import org.walletsuite.runner.fixture.MultipartForm;
import org.walletsuite.runner.fixture.PartnerFixture;

/** One of the clients: a guest who pays, looks, sells gift cards and withdraws, and a partner's till beside him. */
final class UpgradeClient {

    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(40);
    private static final long BALANCE = 1_000_000;

    /** Each of the rarer commands makes mails and reviews. */
    private static final int RARELY = 6;

    /** Whoever withdraws has his PIN hashed, which costs more than all else. */
    private static final int HARDLY = 30;

    private final FestivalFixture fixture;
    private final long card;
    private final GatewayClient partner;
    private final UpgradeLoad load;
    private final GatewayClient guest;
    private final String wallet;
    private int turn = ThreadLocalRandom.current().nextInt(HARDLY);

    /** What is compared with the records. */
    enum Command {
        PAYMENT,
        VOUCHER,
        GIFT_CARD_ORDER,
        WITHDRAWAL
    }

    UpgradeClient(FestivalFixture fixture, long card, GatewayClient partner, UpgradeLoad load) {
        this.fixture = fixture;
        this.card = card;
        this.partner = partner;
        this.load = load;
        guest = fixture.newcomer();
        wallet = fixture.walletOf(guest, BALANCE);
        var pin = guest.post("/account/pin/create/", "{\"pin\":\"%s\"}".formatted(SampleAccounts.PIN));
        if (pin.status() != 201) {
            throw new IllegalStateException("The PIN was refused: " + pin.body());
        }
        approveAnOrder();
    }

    /** So that there is something to withdraw. */
    private void approveAnOrder() {
        var order = guest.postForm(
                "/order/create/",
                MultipartForm.eCode(card, "50.00", UUID.randomUUID().toString()));
        var approval = fixture.admin.patch(
                "/admin/update-order-status/" + order.json().path("id").asLong() + "/", "{\"status\":\"Approved\"}");
        if (approval.status() != 200) {
            throw new IllegalStateException("The order was not approved: " + order.body() + ", " + approval.body());
        }
        load.done(Command.GIFT_CARD_ORDER);
    }

    /** The next round of requests. */
    void act() {
        pay();
        look("/api/v1/me/wallets/" + fixture.festival);
        pay();
        look("/api/v1/me/wallets/" + fixture.festival + "/transactions");
        look("/notifications/");
        turn++;
        if (turn % RARELY == 0) {
            issue();
            sell();
            look("/account/me/");
        }
        if (turn % HARDLY == 0) {
            withdraw();
        }
    }

    private void pay() {
        command(Command.PAYMENT, key -> fixture.staff.post("/api/v1/payments", fixture.payment(wallet, 1), key));
    }

    private void issue() {
        var customer = "2782557" + ThreadLocalRandom.current().nextInt(1_000, 10_000);
        command(
                Command.VOUCHER,
                key -> partner.post(
                        "/api/v1/partner/vouchers/issue", PartnerFixture.issue(key, "5.00", customer), key));
    }

    private void sell() {
        command(Command.GIFT_CARD_ORDER, key -> {
            var form = MultipartForm.eCode(card, "10.00", key);
            return guest.send(
                    "POST", "/order/create/", MultipartForm.TYPE, new String(form.body(), StandardCharsets.UTF_8), key);
        });
    }

    /** And thinks better of it, so that the money lasts. */
    private void withdraw() {
        var number = new long[1];
        command(Command.WITHDRAWAL, key -> {
            var answer = guest.post("/withdrawal/requests/create/", """
                    {"amount":"1.00","payment_method":"mobile_money","mobile_money_number":"+255712345678",\
                    "mobile_money_provider":"M-Pesa","transaction_pin":"%s"}""".formatted(SampleAccounts.PIN), key);
            if (answer.status() == 201) {
                number[0] = answer.json().path("withdrawal_id").asLong();
            }
            return answer;
        });
        if (number[0] > 0) {
            var key = UUID.randomUUID().toString();
            send("cancellation", () -> guest.post("/withdrawal/requests/" + number[0] + "/cancel/", "{}", key));
        }
    }

    private void look(String path) {
        send(path, () -> guest.get(path));
    }

    private interface Keyed {

        Answer send(String key);
    }

    private void command(Command command, Keyed request) {
        var key = UUID.randomUUID().toString();
        if (send(command.name(), () -> request.send(key))) {
            load.done(command);
        }
    }

    private boolean send(String what, Supplier<Answer> request) {
        var isAnswered = load.request(what, request);
        LockSupport.parkNanos(BETWEEN_REQUESTS.toNanos());
        return isAnswered;
    }
}
