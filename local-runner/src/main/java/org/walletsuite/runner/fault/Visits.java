package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.trial.Api.Answer;
import org.walletsuite.runner.trial.Fairground;

/** What clients do besides moving money: look, show codes, freeze wallets, sign up. */
final class Visits {

    private static final Duration FROZEN_FOR = Duration.ofMillis(300);

    private final Fairground fair;
    private final Courier courier;
    private final Findings findings;
    private final Set<Purse> beingFrozen = ConcurrentHashMap.newKeySet();
    private final Map<String, String> newcomers = new ConcurrentHashMap<>();

    Visits(Fairground fair, Courier courier, Findings findings) {
        this.fair = fair;
        this.courier = courier;
        this.findings = findings;
    }

    /** A fresh QR code of the wallet. */
    Optional<String> code(Purse purse) {
        var path = "/api/v1/me/wallets/" + fair.festival + "/qr";
        return ok(path, () -> purse.owner().get(path))
                .map(answer -> answer.json().path("data").path("qrCode").asString(""));
    }

    /** Looks at the balance and at the latest transactions: neither may lack what was told before. */
    void look(Purse purse) {
        var path = "/api/v1/me/wallets/" + fair.festival;
        var before = purse.known();
        ok(path, () -> purse.owner().get(path)).ifPresent(answer -> {
            var balance = answer.json().path("data").path("balance").asLong(-1);
            if (!purse.mayHold(balance, before)) {
                findings.add("wallet " + purse.wallet() + " was shown with a balance that can't be: " + balance);
            }
        });
        var then = purse.known();
        var list = path + "/transactions?per_page=5";
        ok(list, () -> purse.owner().get(list)).ifPresent(answer -> {
            var total = answer.json().path("meta").path("total").asLong(0);
            if (total < then.transactions()) {
                findings.add("wallet %s was shown with %s transactions after %s had been told"
                        .formatted(purse.wallet(), total, then.transactions()));
            }
        });
    }

    /** Does nothing while another client does the same, or while nobody can say how it ended. */
    void freezeForAMoment(Purse purse) {
        if (purse.isDoubtful() || !beingFrozen.add(purse)) {
            return;
        }
        try {
            purse.beginFreeze();
            if (setStatus(purse, "freeze", "FROZEN")) {
                purse.frozen();
            }
            Courier.sleep(FROZEN_FOR);
            thaw(purse);
        } finally {
            beingFrozen.remove(purse);
        }
    }

    void thaw(Purse purse) {
        purse.beginThaw();
        if (setStatus(purse, "unfreeze", "ACTIVE")) {
            purse.thawed();
        }
    }

    private boolean setStatus(Purse purse, String action, String status) {
        var path = "/api/v1/wallets/" + purse.wallet() + "/" + action;
        var tries = new int[1];
        var answer = ok(path, () -> {
            // A try that nobody answered may still be carried out, after the next one was.
            if (tries[0]++ > 0) {
                purse.doubt();
            }
            return fair.admin.post(path, null);
        });
        var shown = answer.map(each -> each.json().path("data").path("status").asString(""));
        if (shown.isPresent() && !shown.get().equals(status) && !purse.isDoubtful()) {
            findings.add(path + " was answered with status " + shown.get());
        }
        return shown.isPresent();
    }

    /** Signs somebody up whose user.registered event must come. */
    void signUp(String key) {
        var email = "guest-" + key + "-" + fair.festival + "@example.com";
        var body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, SampleAccounts.PASSWORD);
        var tries = new int[1];
        var answer = courier.untilAnswered("the sign-up of " + email, () -> {
            tries[0]++;
            return fair.anonymous.post("/account/signup/", body);
        });
        answer.ifPresent(each -> {
            // Signing up has no idempotency key: a repeated one learns that the first one came through.
            if (each.status() != 201 && (tries[0] == 1 || each.status() != 400)) {
                findings.add("the sign-up of " + email + " was answered " + each.status() + " " + each.body());
            } else {
                newcomers.put(email, each.json().path("user_id").asString(""));
            }
        });
    }

    /** User ids by e-mail address; an id that nobody told is empty. */
    Map<String, String> newcomers() {
        return Map.copyOf(newcomers);
    }

    private Optional<Answer> ok(String what, Supplier<Answer> request) {
        return courier.untilAnswered(what, request).filter(answer -> {
            if (answer.status() != 200) {
                findings.add(what + " was answered " + answer.status() + " " + answer.body());
            }
            return answer.status() == 200;
        });
    }
}
