package org.walletsuite.notification.type;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an operator one line instead of a stack trace. */
final class UnusableWordsAnalyzer extends AbstractFailureAnalyzer<UnusableWords> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableWords cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
