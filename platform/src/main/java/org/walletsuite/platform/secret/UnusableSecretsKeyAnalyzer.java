package org.walletsuite.platform.secret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an operator one line instead of a stack trace. */
final class UnusableSecretsKeyAnalyzer extends AbstractFailureAnalyzer<UnusableSecretsKey> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSecretsKey cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
