package org.walletsuite.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.walletsuite.platform.testing.ServiceTest;

@ServiceTest
@TestConstructor(autowireMode = AutowireMode.ALL)
class AccountCorrectionTest {

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    AccountCorrectionTest(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Again where the machine was so busy that the server has ended the transaction for being idle. */
    @Test
    void blocksNobodyForLong() {
        await().untilAsserted(this::isEndedByTheServer);
    }

    private void isEndedByTheServer() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    AccountCorrection.begin(db);
                    var longest = db.sql("select 1 from pg_sleep(9)").query(Integer.class);
                    assertThatThrownBy(longest::single).hasStackTraceContaining("due to transaction timeout");
                }))
                .as("the commit on a connection that the server has closed")
                .isInstanceOf(TransactionException.class);
    }
}
