package org.walletsuite.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;
import org.walletsuite.ledger.LedgerClient;
import org.walletsuite.platform.testing.ServiceTest;

/** The books as the platform's auditor sees them, over HTTP. */
@ServiceTest
class LedgerAuditTest {

    private final RestClient http;
    private final List<CheckedClaim> claims;

    @Autowired
    LedgerAuditTest(@LocalServerPort int port, List<CheckedClaim> claims) {
        this.http = LedgerClient.http(port);
        this.claims = claims;
    }

    @Test
    void anAuditHoldsTheBooksToEveryCheck() {
        var outcome = Objects.requireNonNull(http.post()
                .uri("/internal/audit")
                .retrieve()
                .toEntity(Outcome.class)
                .getBody());
        assertThat(outcome.lines())
                .containsExactlyElementsOf(
                        claims.stream().map(claim -> "ok    " + claim.text()).toList());
        assertThat(outcome.findings()).isZero();
        assertThat(outcome.lines()).hasSizeGreaterThan(10).last().asString().contains(ChainCheck.CLAIM);
        assertThat(http.get().uri("/actuator/prometheus").retrieve().body(String.class))
                .contains("audit_findings{", "audit_last_run_seconds{");
    }

    record Outcome(long findings, List<String> lines) {}
}
