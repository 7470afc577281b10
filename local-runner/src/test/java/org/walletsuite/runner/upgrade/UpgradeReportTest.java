package org.walletsuite.runner.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.walletsuite.runner.VerificationResult;
import org.walletsuite.runner.upgrade.UpgradeReport.Comparison;
import org.walletsuite.runner.upgrade.UpgradeReport.Step;

class UpgradeReportTest {

    private static final VerificationResult BALANCED = new VerificationResult(0, "");

    @Test
    void isCleanWhereEverythingThatWasAnsweredIsThereAlsoAfterRepetitions() {
        assertThat(report(List.of(), new Comparison("payments", 7, 7), BALANCED).isClean())
                .isTrue();
    }

    @Test
    void isNotCleanWhereARequestFailedOrARecordLacksOrTheBooksDoNotBalance() {
        var lost = report(List.of(), new Comparison("payments", 7, 6), BALANCED);
        var failed = report(List.of("payment: 500"), new Comparison("payments", 7, 7), BALANCED);
        var unbalanced = report(List.of(), new Comparison("payments", 7, 7), new VerificationResult(1, "TZS: 5"));

        assertThat(lost.isClean()).isFalse();
        assertThat(lost.lines()).anyMatch(line -> line.contains("payments") && line.endsWith("WRONG"));
        assertThat(failed.isClean()).isFalse();
        assertThat(failed.lines()).contains("  FAILED: payment: 500");
        assertThat(unbalanced.isClean()).isFalse();
        assertThat(unbalanced.lines()).contains("TZS: 5");
    }

    private static UpgradeReport report(List<String> failures, Comparison comparison, VerificationResult books) {
        var step = new Step("payment-service", 700, 3, failures.size(), 40, 2_100);
        return new UpgradeReport(List.of(step), failures, List.of("payment: 502"), List.of(comparison), books);
    }
}
