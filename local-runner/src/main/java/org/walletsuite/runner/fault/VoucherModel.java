package org.walletsuite.runner.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A confirmed voucher, and the range of what may have been redeemed of it. Amounts are in cents. */
final class VoucherModel {

    /** A redemption of this amount takes the rest. */
    static final long REST = 0;

    private final String id;
    private final String code;
    private final long amount;
    private final @Nullable String request;
    private final String reference;
    private final List<Redeemed> redemptions = new ArrayList<>();
    private long begun;
    private int restsBegun;
    private int cancellationsBegun;
    private boolean cancelled;

    private record Redeemed(String id, long amount, long balance) {}

    /** What must be shown of it when all is decided. */
    record Shown(String status, long balance, int redemptions) {

        static Shown of(JsonNode json) {
            return new Shown(
                    json.path("status").asString(""),
                    Decimals.minor(json.path("balance")),
                    json.path("redemption_count").asInt(-1));
        }
    }

    private VoucherModel(JsonNode answer, @Nullable String request) {
        this.id = answer.path("voucher_id").asString("");
        this.code = answer.path("voucher_code").asString("");
        this.reference = answer.path("partner_reference").asString("");
        this.amount = Decimals.minor(answer.path("amount"));
        this.request = request;
    }

    static VoucherModel ofUser(JsonNode answer) {
        return new VoucherModel(answer, null);
    }

    /** The request is the one that issued it. */
    static VoucherModel ofPartner(JsonNode answer, String request) {
        return new VoucherModel(answer, request);
    }

    boolean isPartners() {
        return request != null;
    }

    String request() {
        if (request == null) {
            throw new IllegalStateException("No partner issued " + this);
        }
        return request;
    }

    String id() {
        return id;
    }

    String code() {
        return code;
    }

    String reference() {
        return reference;
    }

    long amount() {
        return amount;
    }

    synchronized void beginRedemption(long part) {
        begun += part;
        restsBegun += part == REST ? 1 : 0;
    }

    synchronized void dropRedemption(long part) {
        begun -= part;
        restsBegun -= part == REST ? 1 : 0;
    }

    /** A confirmed redemption of a part or of the rest. */
    synchronized void redeemed(long part, String redemption, long paid, long balance) {
        dropRedemption(part);
        begun += paid;
        redemptions.add(new Redeemed(redemption, paid, balance));
    }

    synchronized void beginCancellation() {
        cancellationsBegun++;
    }

    synchronized void dropCancellation() {
        cancellationsBegun--;
    }

    synchronized void cancelled() {
        cancelled = true;
    }

    /** Whether there may have been too little for a begun redemption, whatever became of the others. */
    synchronized boolean mayLack(long part) {
        var othersTakeAll = restsBegun - (part == REST ? 1 : 0) > 0;
        return cancellationsBegun > 0 || othersTakeAll || begun - part + Math.max(part, 1) > amount;
    }

    /** Whether somebody may have redeemed some of it. */
    synchronized boolean mayBeRedeemed() {
        return begun > 0 || restsBegun > 0;
    }

    synchronized long redeemed() {
        return redemptions.stream().mapToLong(Redeemed::amount).sum();
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    synchronized Shown confirmed() {
        var left = amount - redeemed();
        var status = cancelled ? "cancelled" : left == 0 ? "redeemed" : "active";
        return new Shown(status, cancelled ? 0 : left, redemptions.size());
    }

    /** Whether the redemptions were answered as one after the other, each once, and none beside a cancellation. */
    synchronized boolean isSound() {
        var left = amount;
        for (var each : redemptions.stream()
                .sorted(Comparator.comparingLong(Redeemed::balance).reversed())
                .toList()) {
            left -= each.amount();
            if (each.balance() != left || each.amount() <= 0) {
                return false;
            }
        }
        return left >= 0
                && (!cancelled || redemptions.isEmpty())
                && redemptions.stream().map(Redeemed::id).distinct().count() == redemptions.size();
    }

    @Override
    public synchronized String toString() {
        return "voucher " + id + " of " + amount + " with " + redemptions + (cancelled ? ", cancelled" : "");
    }
}
