package org.walletsuite.ledger.reconciliation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.walletsuite.platform.ledger.TrialBalance;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** The balances of all accounts, summed by asset, program and purpose. */
@Repository
public class TrialBalances {

    private final JdbcClient db;

    TrialBalances(ReconciliationDatabase database) {
        this.db = database.client();
    }

    public List<TrialBalance> now() {
        var lines = new LinkedHashMap<String, List<TrialBalance.Line>>();
        RowCallbackHandler add = row -> lines.computeIfAbsent(row.getString("asset"), _ -> new ArrayList<>())
                .add(new TrialBalance.Line(
                        row.getString("program"),
                        row.getString("purpose"),
                        row.getLong("accounts"),
                        row.getBigDecimal("balance").toBigIntegerExact()));
        db.sql("""
                        select asset, program, purpose, count(*) as accounts, sum(balance) as balance
                        from account group by asset, program, purpose order by asset, program, purpose""").query(add);
        return lines.entrySet().stream()
                .map(asset -> new TrialBalance(asset.getKey(), total(asset.getValue()), asset.getValue()))
                .toList();
    }

    private static BigInteger total(List<TrialBalance.Line> lines) {
        return lines.stream().map(TrialBalance.Line::balance).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
