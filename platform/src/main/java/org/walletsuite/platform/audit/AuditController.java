package org.walletsuite.platform.audit;

import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Audits on demand, for other services and {@code ./run verify}. */
@RestController
class AuditController {

    private final Auditor auditor;

    AuditController(Auditor auditor) {
        this.auditor = auditor;
    }

    @PostMapping("/internal/audit")
    Outcome audit() {
        var report = auditor.audit();
        return new Outcome(report.findings(), report.lines());
    }

    /**
     * What the audit found.
     *
     * @param lines one a claim, each followed by its findings, as people read them
     */
    record Outcome(long findings, List<String> lines) {}
}
