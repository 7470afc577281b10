package org.walletsuite.runner.fault;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.GatewayClient.Answer;
import org.walletsuite.runner.fixture.PartnerFixture;

/**
 * What clients do with vouchers: a partner issues and cancels them, users issue them too, and redeem whichever they know the
 * code of, several the same one.
 */
final class VoucherOperations {

    private static final String OF_USERS = "/api/v1/vouchers";
    private static final String OF_PARTNERS = "/api/v1/partner/vouchers";
    private static final long LEAST = 500;

    /** Few enough that several clients often use the same one. */
    private static final int CONTESTED = 6;

    /** One answer of so many is asked for again. */
    private static final int ASKED_AGAIN = 4;

    private final PartnerFixture partner;
    private final List<WalletModel> purses;
    private final RetryingClient retryingClient;
    private final Discrepancies discrepancies;
    private final List<VoucherModel> vouchers = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> unsettled = new ConcurrentLinkedQueue<>();
    private volatile GatewayClient caller;

    /** Of a new partner, and of these users, whose wallets for vouchers are empty. */
    VoucherOperations(
            GatewayClient admin,
            List<GatewayClient> users,
            RetryingClient retryingClient,
            Discrepancies discrepancies) {
        this.partner = PartnerFixture.create(admin, PartnerFixture.PRODUCTION, PartnerFixture.DIRECT_PAYMENT);
        this.caller = partner.client();
        this.purses = users.stream()
                .map(user -> new WalletModel("for vouchers of user " + users.indexOf(user), user))
                .toList();
        this.retryingClient = retryingClient;
        this.discrepancies = discrepancies;
    }

    PartnerFixture partner() {
        return partner;
    }

    GatewayClient caller() {
        return caller;
    }

    List<VoucherModel> vouchers() {
        return List.copyOf(vouchers);
    }

    /** How many issues, redemptions and cancellations are confirmed. */
    int done() {
        return vouchers.stream()
                .mapToInt(voucher -> 1 + voucher.confirmed().redemptions() + (voucher.isCancelled() ? 1 : 0))
                .sum();
    }

    /** The users' wallets that vouchers are paid from and redeemed to. */
    List<WalletModel> purses() {
        return purses;
    }

    void issue(String key, ClientOperation operation) {
        var amount = LEAST + operation.amount();
        var request = PartnerFixture.issue(key, Decimals.text(amount), "2782557" + (1_000 + operation.walletModel()));
        settle("the issue of " + key, () -> caller.post(OF_PARTNERS + "/issue", request, key), answer -> {
            if (isDone(answer)) {
                add(VoucherModel.ofPartner(answer.json().path("data"), request), key, amount);
            } else {
                refusedWithoutReason("the issue of " + key, answer);
            }
        });
    }

    /** Asks for a partner's voucher again, with another key: there is only the first one, whatever became of it. */
    void repeatIssue(String key, ClientOperation operation) {
        any(operation).filter(VoucherModel::isPartners).ifPresent(voucher -> {
            var what = "the issue of " + voucher.reference() + " by another key";
            settle(what, () -> caller.post(OF_PARTNERS + "/issue", voucher.request(), key), answer -> {
                var data = answer.json().path("data");
                if (!isDone(answer)
                        || !data.path("voucher_id").asString("").equals(voucher.id())
                        || !data.path("voucher_code").asString("").equals(voucher.code())) {
                    discrepancies.add(
                            what + " was answered " + answer.status() + " " + answer.body() + " instead of " + voucher);
                }
            });
        });
    }

    void issueOwn(String key, ClientOperation operation) {
        var purse = purses.get(operation.walletModel());
        var amount = LEAST + operation.amount();
        var before = purse.known();
        purse.beginDebit(amount);
        var request = "{\"amount\":%s}".formatted(Decimals.text(amount));
        settle("the issue of " + key, () -> purse.owner().post(OF_USERS + "/issue", request, key), answer -> {
            if (isDone(answer)) {
                purse.debited(amount, amount);
                add(VoucherModel.ofUser(answer.json().path("data")), "", amount);
            } else {
                if (answer.status() != 402 || purse.mustAfford(amount, before)) {
                    refusedWithoutReason("the issue of " + key, answer);
                }
                purse.dropDebit(amount);
            }
        });
    }

    void redeemPart(String key, ClientOperation operation) {
        any(operation).ifPresent(voucher -> redeem(key, operation, voucher, operation.amount()));
    }

    void redeemRest(String key, ClientOperation operation) {
        any(operation).ifPresent(voucher -> redeem(key, operation, voucher, VoucherModel.REST));
    }

    private void redeem(String key, ClientOperation operation, VoucherModel voucher, long part) {
        var purse = purses.get(operation.walletModel());
        var most = part == VoucherModel.REST ? voucher.amount() : part;
        purse.beginCredit(most);
        voucher.beginRedemption(part);
        var request = part == VoucherModel.REST
                ? "{\"voucher_code\":\"%s\"}".formatted(voucher.code())
                : "{\"voucher_code\":\"%s\",\"amount\":%s}".formatted(voucher.code(), Decimals.text(part));
        var what = "redemption " + key + " of " + part + " of " + voucher.id();
        Supplier<Answer> redemption = () -> purse.owner().post(OF_USERS + "/redeem", request, key);
        settle(what, redemption, answer -> {
            if (isDone(answer)) {
                var data = answer.json().path("data");
                var paid = Decimals.minor(data.path("amount"));
                if (part != VoucherModel.REST && paid != part) {
                    discrepancies.add(what + " was answered with " + data);
                }
                purse.credited(most, paid);
                var id = data.path("redemption_id").asString("");
                voucher.redeemed(part, id, paid, Decimals.minor(data.path("balance")));
                askAgain(what, operation, redemption, answer);
            } else {
                if (!voucher.mayLack(part)) {
                    refusedWithoutReason(what, answer);
                }
                voucher.dropRedemption(part);
                purse.dropCredit(most);
            }
        });
    }

    void cancel(String key, ClientOperation operation) {
        any(operation).filter(VoucherModel::isPartners).ifPresent(voucher -> {
            voucher.beginCancellation();
            var what = "the cancellation of " + voucher.reference();
            Supplier<Answer> cancellation =
                    () -> caller.post(OF_PARTNERS + "/" + voucher.code() + "/cancel", "{}", key);
            settle(what, cancellation, answer -> {
                if (isDone(answer)) {
                    voucher.cancelled();
                    askAgain(what, operation, cancellation, answer);
                } else {
                    if (!voucher.mayBeRedeemed()) {
                        refusedWithoutReason(what, answer);
                    }
                    voucher.dropCancellation();
                }
            });
        });
    }

    /** Gets the partner another token; the one before stays valid. */
    void renewToken() {
        retryingClient.untilAnswered("a partner's token", partner::askForToken).ifPresent(answer -> {
            var token = answer.json().path("access_token").asString("");
            if (answer.status() == 200 && !token.isEmpty()) {
                caller = caller.as(token);
            } else {
                discrepancies.add("a partner was refused a token: " + answer.status() + " " + answer.body());
            }
        });
    }

    /** Reads a balance, which must include everything confirmed before. */
    void look(ClientOperation operation) {
        var purse = purses.get(operation.walletModel());
        var before = purse.known();
        var path = OF_USERS + "/balance";
        retryingClient.untilAnswered(path, () -> purse.owner().get(path)).ifPresent(answer -> {
            var balance = Decimals.minor(answer.json().path("data").path("balance"));
            if (!purse.mayHold(balance, before)) {
                discrepancies.add("wallet " + purse.wallet() + " was shown with a balance that can't be: " + balance);
            }
        });
    }

    /** Asks again for what was refused although an earlier attempt may have come late, once the suite is idle. */
    void settleTheRest() {
        for (var each = unsettled.poll(); each != null; each = unsettled.poll()) {
            each.run();
        }
    }

    /** Until it is decided; a refusal decides nothing while an earlier attempt may still be on its way. */
    private void settle(String what, Supplier<Answer> request, Consumer<Answer> decided) {
        var tries = new int[1];
        var answer = retryingClient.untilAnswered(
                what,
                () -> {
                    tries[0]++;
                    return request.get();
                },
                VoucherOperations::isDecided);
        answer.ifPresent(each -> {
            if (isDone(each) || tries[0] == 1) {
                decided.accept(each);
            } else {
                unsettled.add(() -> settle(what, request, decided));
            }
        });
    }

    /** A conflict is also what a request is answered whose earlier attempt is under way; this one is none of time. */
    private static boolean isDecided(Answer answer) {
        return answer.status() == 409 && answer.body().contains("can be cancelled");
    }

    private static boolean isDone(Answer answer) {
        return answer.status() == 200 || answer.status() == 201;
    }

    private void askAgain(String what, ClientOperation operation, Supplier<Answer> request, Answer first) {
        if (operation.pick() % ASKED_AGAIN == 0) {
            retryingClient
                    .untilAnswered(what, request, VoucherOperations::isDecided)
                    .ifPresent(again -> {
                        if (!again.body().equals(first.body())) {
                            discrepancies.add(what + " was answered " + first.body() + " and then " + again.body());
                        }
                    });
        }
    }

    private void add(VoucherModel voucher, String reference, long amount) {
        if (voucher.amount() != amount
                || !voucher.reference().equals(reference)
                || vouchers.stream().anyMatch(other -> other.id().equals(voucher.id()))) {
            discrepancies.add("an issue of " + amount + " was answered with another's " + voucher);
        }
        vouchers.add(voucher);
    }

    private void refusedWithoutReason(String what, Answer answer) {
        discrepancies.add(what + " was refused without reason: " + answer.status() + " " + answer.body());
    }

    /** One of the latest. */
    private Optional<VoucherModel> any(ClientOperation operation) {
        var all = List.copyOf(vouchers);
        var latest = Math.min(all.size(), CONTESTED);
        return latest == 0 ? Optional.empty() : Optional.of(all.get(all.size() - 1 - operation.pick() % latest));
    }
}
