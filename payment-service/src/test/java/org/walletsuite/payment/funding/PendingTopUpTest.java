package org.walletsuite.payment.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.mainwallet.MainWalletFailure;
import org.walletsuite.platform.web.IdempotencyKey;

/** A top-up that waits for its provider. */
class PendingTopUpTest extends FundingFixture {

    @Test
    void isWhatARetryIsAnsweredThoughItHasFailedSince() {
        var id = begunWithoutAnAnswer("key-1", 100_00);
        report(id, "FAILED");

        var again = atProvider("key-1", 100_00);

        assertThat(again.getStatusCode().value()).isEqualTo(202);
        assertThat(text(again)).contains("\"message\":\"Top-up is pending\"").contains("\"status\":\"PENDING\"");
        assertThat(history("").body()).contains("\"status\":\"FAILED\"");
    }

    @Test
    void isAnsweredToARetryWhileTheLedgerIsUnavailable() {
        var answer = atProvider("key-1", 100_00);
        ledger.becomeUnavailable();

        var again = atProvider("key-1", 100_00);

        assertThat(text(again)).isEqualTo(text(answer));
        assertThat(again.getHeaders().getFirst(IdempotencyKey.REPLAYED)).isEqualTo("true");
    }

    @Test
    void isOneOfTwentyOfAWalletAtMost() {
        var id = pending(1_00);
        for (var i = 1; i < 18; i++) {
            pending(1_00);
        }

        var begun = atOnce(6, _ -> begins(1_00));

        assertThat(begun).filteredOn(wasBegun -> wasBegun).hasSize(2);
        assertThatThrownBy(() -> pending(1_00))
                .isInstanceOf(ApiException.class)
                .extracting(e -> ((ApiException) e).code())
                .isEqualTo(MainWalletFailure.TOO_MANY_PENDING);
        report(id, "FAILED");
        assertThat(begins(1_00)).isTrue();
    }

    private boolean begins(long amount) {
        try {
            pending(amount);
            return true;
        } catch (ApiException e) {
            return false;
        }
    }

    /** As by a process that died between the intent and its answer. */
    private UUID begunWithoutAnAnswer(String key, long amount) {
        var id = UUID.fromString(
                body(atProvider(key, amount)).at("/data/transactionId").asString());
        db.sql("update idempotency_key set status = null, body = null where subject = ?")
                .param(id)
                .update();
        return id;
    }
}
