package org.walletsuite.runner.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient.Answer;

/** The clients' requests besides moving money: reading, showing codes, freezing wallets, signing up. */
final class SideOperations {

    private static final Duration FROZEN_FOR = Duration.ofMillis(300);

    private final FestivalFixture fixture;
    private final RetryingClient retryingClient;
    private final Discrepancies discrepancies;
    private final Set<WalletModel> beingFrozen = ConcurrentHashMap.newKeySet();
    private final Map<String, String> newcomers = new ConcurrentHashMap<>();

    SideOperations(FestivalFixture fixture, RetryingClient retryingClient, Discrepancies discrepancies) {
        this.fixture = fixture;
        this.retryingClient = retryingClient;
        this.discrepancies = discrepancies;
    }

    /** A fresh QR code of the wallet. */
    Optional<String> code(WalletModel walletModel) {
        var path = "/api/v1/me/wallets/" + fixture.festival + "/qr";
        return ok(path, () -> walletModel.owner().get(path))
                .map(answer -> answer.json().path("data").path("qrCode").asString(""));
    }

    /** Reads the balance and the latest transactions, both of which must include everything confirmed before. */
    void look(WalletModel walletModel) {
        var path = "/api/v1/me/wallets/" + fixture.festival;
        var before = walletModel.known();
        ok(path, () -> walletModel.owner().get(path)).ifPresent(answer -> {
            var balance = answer.json().path("data").path("balance").asLong(-1);
            judge(walletModel, balance, before);
        });
        var then = walletModel.known();
        var list = path + "/transactions?per_page=5";
        ok(list, () -> walletModel.owner().get(list)).ifPresent(answer -> {
            var total = answer.json().path("meta").path("total").asLong(0);
            if (total < then.transactions()) {
                discrepancies.add("wallet %s was shown with %s transactions after %s had been confirmed"
                        .formatted(walletModel.wallet(), total, then.transactions()));
            }
        });
    }

    /** Reads the user's other balances, which must include everything confirmed before. */
    void lookAtBalances(UserModel user) {
        var main = user.main().known();
        var path = "/api/v1/wallet/balance";
        ok(path, () -> user.owner().get(path))
                .ifPresent(answer -> judge(
                        user.main(), Decimals.minor(answer.json().path("data").path("balance")), main));
        var pending = user.pending().known();
        var available = user.available().known();
        var giftCards = "/withdrawal/balance/";
        ok(giftCards, () -> user.owner().get(giftCards)).ifPresent(answer -> {
            var json = answer.json();
            var withdrawable = Decimals.minor(json.path("withdrawable_balance"));
            judge(user.pending(), Decimals.minor(json.path("pending_balance")), pending);
            judge(user.available(), withdrawable - Decimals.minor(json.path("locked_balance")), available);
        });
    }

    private void judge(WalletModel walletModel, long balance, WalletModel.Known before) {
        if (!walletModel.mayHold(balance, before)) {
            discrepancies.add("wallet " + walletModel.wallet() + " was shown with a balance that can't be: " + balance);
        }
    }

    /** Does nothing while another client does the same, or while its outcome is unknown. */
    void freezeForAMoment(WalletModel walletModel) {
        if (walletModel.isDoubtful() || !beingFrozen.add(walletModel)) {
            return;
        }
        try {
            walletModel.beginFreeze();
            if (setStatus(walletModel, "freeze", "FROZEN")) {
                walletModel.frozen();
            }
            RetryingClient.sleep(FROZEN_FOR);
            unfreeze(walletModel);
        } finally {
            beingFrozen.remove(walletModel);
        }
    }

    void unfreeze(WalletModel walletModel) {
        walletModel.beginUnfreeze();
        if (setStatus(walletModel, "unfreeze", "ACTIVE")) {
            walletModel.unfrozen();
        }
    }

    private boolean setStatus(WalletModel walletModel, String action, String status) {
        var path = "/api/v1/wallets/" + walletModel.wallet() + "/" + action;
        var tries = new int[1];
        var answer = ok(path, () -> {
            // An unanswered attempt may still run, after the next one.
            if (tries[0]++ > 0) {
                walletModel.doubt();
            }
            return fixture.admin.post(path, null);
        });
        var shown = answer.map(each -> each.json().path("data").path("status").asString(""));
        if (shown.isPresent() && !shown.get().equals(status) && !walletModel.isDoubtful()) {
            discrepancies.add(path + " was answered with status " + shown.get());
        }
        return shown.isPresent();
    }

    /** Signs up a user whose user.registered event must come. */
    void signUp(String key) {
        var email = "guest-" + key + "-" + fixture.festival + "@example.com";
        var body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, SampleAccounts.PASSWORD);
        var tries = new int[1];
        var answer = retryingClient.untilAnswered("the sign-up of " + email, () -> {
            tries[0]++;
            return fixture.anonymous.post("/account/signup/", body);
        });
        answer.ifPresent(each -> {
            // Sign-up has no idempotency key: a retry gets the error that the user exists.
            if (each.status() != 201 && (tries[0] == 1 || each.status() != 400)) {
                discrepancies.add("the sign-up of " + email + " was answered " + each.status() + " " + each.body());
            } else {
                newcomers.put(email, each.json().path("user_id").asString(""));
            }
        });
    }

    /** User ids by e-mail address; empty where the id is unknown. */
    Map<String, String> newcomers() {
        return Map.copyOf(newcomers);
    }

    private Optional<Answer> ok(String what, Supplier<Answer> request) {
        return retryingClient.untilAnswered(what, request).filter(answer -> {
            if (answer.status() != 200) {
                discrepancies.add(what + " was answered " + answer.status() + " " + answer.body());
            }
            return answer.status() == 200;
        });
    }
}
