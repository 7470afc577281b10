package org.walletsuite.runner.fault;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.walletsuite.runner.Service;
import org.walletsuite.runner.Suite;
import org.walletsuite.runner.fixture.GatewayClient;
import tools.jackson.databind.JsonNode;

/**
 * Compares vouchers as they are shown and stored, once the suite is idle, with the answers that clients received. That
 * issued is outstanding, redeemed, cancelled and expired together is part of the books.
 */
final class VoucherCheck {

    private static final int PAGE = 100;

    private final Suite suite;
    private final VoucherOperations operations;
    private final RetryingClient retryingClient;
    private final Discrepancies discrepancies;

    VoucherCheck(
            Suite suite, VoucherOperations operations, RetryingClient retryingClient, Discrepancies discrepancies) {
        this.suite = suite;
        this.operations = operations;
        this.retryingClient = retryingClient;
        this.discrepancies = discrepancies;
    }

    void compare() {
        var vouchers = operations.vouchers();
        vouchers.stream()
                .filter(voucher -> !voucher.isSound())
                .forEach(voucher -> discrepancies.add("the answers contradict each other: " + voucher));
        var partners = vouchers.stream().filter(VoucherModel::isPartners).toList();
        partners.forEach(this::comparePartners);
        operations.purses().forEach(this::compareBalance);
        compareUsers(vouchers.stream().filter(voucher -> !voucher.isPartners()).toList());
        try {
            compareStored(partners);
        } catch (SQLException e) {
            discrepancies.add("the vouchers' tables can't be read: " + e.getMessage());
        }
    }

    private void comparePartners(VoucherModel voucher) {
        shown("/api/v1/partner/vouchers/partner/" + voucher.reference(), operations.caller())
                .ifPresent(data -> compare(voucher, data));
    }

    private void compare(VoucherModel voucher, JsonNode shown) {
        if (!VoucherModel.Shown.of(shown).equals(voucher.confirmed())) {
            discrepancies.add(voucher + " is shown as " + shown + ", but " + voucher.confirmed() + " was confirmed");
        }
    }

    private void compareBalance(WalletModel purse) {
        shown("/api/v1/vouchers/balance", purse.owner()).ifPresent(data -> {
            if (Decimals.minor(data.path("balance")) != purse.confirmedBalance()) {
                discrepancies.add("wallet %s shows %s, but %s is what was confirmed"
                        .formatted(purse.wallet(), data, Decimals.text(purse.confirmedBalance())));
            }
        });
    }

    /** Each is listed once to its owner, and nothing else is. */
    private void compareUsers(List<VoucherModel> confirmed) {
        var missing = confirmed.stream().collect(Collectors.toMap(VoucherModel::id, Function.identity()));
        for (var purse : operations.purses()) {
            for (var line : lines(purse.owner())) {
                var voucher = missing.remove(line.path("voucher_id").asString(""));
                if (voucher == null) {
                    discrepancies.add("a voucher is listed that was confirmed to nobody, or twice: " + line);
                } else {
                    compare(voucher, line);
                }
            }
        }
        missing.values().forEach(voucher -> discrepancies.add("nobody is shown what was confirmed: " + voucher));
    }

    private List<JsonNode> lines(GatewayClient owner) {
        var all = new ArrayList<JsonNode>();
        for (var page = 1; ; page++) {
            var lines = shown("/api/v1/vouchers?page_size=" + PAGE + "&page=" + page, owner).stream()
                    .flatMap(data -> data.path("items").valueStream())
                    .toList();
            all.addAll(lines);
            if (lines.size() < PAGE) {
                return all;
            }
        }
    }

    /** No voucher of the partner is there that was confirmed to nobody, and it owes what they cost it. */
    private void compareStored(List<VoucherModel> confirmed) throws SQLException {
        var owed = -confirmed.stream()
                .filter(voucher -> !voucher.isCancelled())
                .mapToLong(VoucherModel::amount)
                .sum();
        try (var vouchers = DriverManager.getConnection(suite.ownerDatabaseUrl(Service.VOUCHER));
                var ledger = DriverManager.getConnection(suite.ownerDatabaseUrl(Service.LEDGER));
                var count = vouchers.prepareStatement(
                        "select count(*) from voucher where partner_id = ? and status <> 'REFUSED'");
                var settlement =
                        vouchers.prepareStatement("select distinct source_id::text from voucher where partner_id = ?");
                var balance = ledger.prepareStatement("select balance from account where id = ?::uuid")) {
            var stored = first(count, operations.partner().id);
            if (!stored.equals(Optional.of(Integer.toString(confirmed.size())))) {
                discrepancies.add(stored + " vouchers of the partner are stored, but " + confirmed.size()
                        + " are what was confirmed");
            }
            var account = first(settlement, operations.partner().id);
            var has = account.isEmpty() ? Optional.of("0") : first(balance, account.get());
            if (!has.equals(Optional.of(Long.toString(owed)))) {
                discrepancies.add(
                        "the partner's settlement account has " + has + ", but " + owed + " is what was confirmed");
            }
        }
    }

    private static Optional<String> first(PreparedStatement query, String parameter) throws SQLException {
        query.setString(1, parameter);
        try (var row = query.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    private Optional<JsonNode> shown(String path, GatewayClient caller) {
        var answer = retryingClient.untilAnswered(path, () -> caller.get(path));
        answer.filter(each -> each.status() != 200)
                .ifPresent(each -> discrepancies.add(path + " was answered " + each.status() + " " + each.body()));
        return answer.filter(each -> each.status() == 200)
                .map(each -> each.json().path("data"));
    }
}
