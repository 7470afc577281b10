package org.walletsuite.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.walletsuite.ledger.grant.Grants;
import org.walletsuite.ledger.grant.Grants.Grant;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import tools.jackson.databind.json.JsonMapper;

class PostingTest {

    private final Post command = new Post(
            "test:key",
            "PURCHASE",
            List.of(new Leg(UUID.randomUUID(), -1, "wallet"), new Leg(UUID.randomUUID(), 1, "stand")),
            null,
            Map.of());

    @Test
    void noRowIsReadForWhatIsGrantedNowhere() {
        var reads = reads(new Grants(Map.of()).of("nobody"));

        assertThat(reads.keys).isEmpty();
        assertThat(reads.accounts).isEmpty();
    }

    @Test
    void itsKeyAndItsAccountsAreReadForWhatMayBeGranted() {
        var reads = reads(Grant.ALL);

        assertThat(reads.keys).containsExactly("test:key");
        assertThat(reads.accounts).hasSize(2);
    }

    private ReadSet reads(Grant grant) {
        var posting = new Posting(command, grant, SpanContext.getInvalid(), JsonMapper.shared(), Duration.ofSeconds(1));
        return ReadSet.by(List.of(posting));
    }
}
