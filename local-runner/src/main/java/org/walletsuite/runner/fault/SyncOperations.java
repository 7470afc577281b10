package org.walletsuite.runner.fault;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.walletsuite.platform.testing.MidanUsers;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.SyncPartner;

/**
 * The system that users are kept in step with, as it is used meanwhile: it gets users, tells of some of them and of changes,
 * has bad days, and is imported again and again.
 */
final class SyncOperations {

    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    /** Nobody comes silently after so many, so that the last import and comparison end soon, however long the load took. */
    private static final int MOST = 4_000;

    /** More than two pages of the import come at once. */
    private static final int MOST_AT_ONCE = 250;

    /** One moment of so many: failures in a row make pauses that outlast the run. */
    private static final int BAD_DAY = 30;

    private static final Duration SHORT = Duration.ofMillis(500);

    private final SyncPartner partner;
    private final URI gateway;
    private final GatewayClient admin;
    private final RetryingClient retryingClient;
    private final Discrepancies discrepancies;
    private final String name;
    private final SplittableRandom random;
    private final List<Long> told = new ArrayList<>();
    private int count;

    /** Users' addresses begin with the name. */
    SyncOperations(
            SyncPartner partner,
            URI gateway,
            GatewayClient admin,
            RetryingClient retryingClient,
            Discrepancies discrepancies,
            String name,
            long seed) {
        this.partner = partner;
        this.gateway = gateway;
        this.admin = admin;
        this.retryingClient = retryingClient;
        this.discrepancies = discrepancies;
        this.name = name;
        this.random = new SplittableRandom(seed);
    }

    SyncPartner partner() {
        return partner;
    }

    GatewayClient admin() {
        return admin;
    }

    String name() {
        return name;
    }

    void run(BooleanSupplier goesOn) {
        while (goesOn.getAsBoolean()) {
            RetryingClient.sleep(Duration.ofMillis(random.nextInt(100, 500)));
            if (random.nextInt(BAD_DAY) == 0) {
                haveABadDay();
            }
            switch (random.nextInt(7)) {
                case 0 -> add(random.nextInt(1, MOST_AT_ONCE));
                case 1, 2 ->
                    told.add(tell(SyncPartner.REGISTERED, partner.users().add(address(), null)));
                case 3, 4 -> change();
                default -> startImport();
            }
        }
    }

    /** Nobody is told of these; an import finds them. */
    private void add(int users) {
        for (var i = 0; i < users && count < MOST; i++) {
            partner.users().add(address(), null);
        }
    }

    private void change() {
        if (!told.isEmpty()) {
            var user = told.get(random.nextInt(told.size()));
            tell(SyncPartner.UPDATED, partner.users().change(user, address(), null));
        }
    }

    private String address() {
        return name + "-" + ++count + "@example.com";
    }

    /** Tells until it is taken, as systems should; returns the user's id. */
    private long tell(String call, MidanUsers.User user) {
        var end = System.nanoTime() + RetryingClient.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var status = partner.tell(gateway, call, user).orElse(SERVER_ERROR);
            if (status == 200) {
                return user.id();
            }
            if (status < SERVER_ERROR && status != TOO_MANY && status != CONFLICT) {
                discrepancies.add(call + " of " + user.id() + " was answered " + status);
                return user.id();
            }
            RetryingClient.sleep(SHORT);
        }
        discrepancies.add(
                call + " of " + user.id() + " was not taken within " + RetryingClient.PATIENCE.toSeconds() + " s");
        return user.id();
    }

    private void haveABadDay() {
        switch (random.nextInt(4)) {
            case 0 -> partner.midan().beSlow(1, Duration.ofSeconds(random.nextInt(1, 12)));
            case 1 -> partner.midan().failNext(random.nextInt(1, 3), SERVER_ERROR, "INTERNAL_ERROR");
            case 2 -> partner.midan().limitNext(1, Duration.ofSeconds(random.nextInt(1, 4)));
            default -> partner.midan().answerNonsense(1, 200, "<html>Welcome</html>");
        }
    }

    /** Unless one is running. */
    void startImport() {
        start("import", "{\"since\":\"1970-01-01\"}");
    }

    void startReconciliation() {
        start("reconciliation", "{}");
    }

    private void start(String what, String body) {
        var key = UUID.randomUUID().toString();
        var path = SyncPartner.ADMIN + "/" + what;
        retryingClient
                .untilAnswered(path, () -> admin.post(path, body, key), answer -> answer.status() == CONFLICT)
                .filter(answer -> answer.status() != 202 && answer.status() != CONFLICT)
                .ifPresent(
                        answer -> discrepancies.add(path + " was answered " + answer.status() + " " + answer.body()));
    }
}
