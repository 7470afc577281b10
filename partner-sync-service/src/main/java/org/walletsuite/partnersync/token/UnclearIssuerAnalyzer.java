package org.walletsuite.partnersync.token;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an operator one line instead of a stack trace. */
final class UnclearIssuerAnalyzer extends AbstractFailureAnalyzer<UnclearIssuer> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnclearIssuer cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
