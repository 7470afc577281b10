package org.walletsuite.platform.setting;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Shows an operator one line instead of a stack trace; before Spring's own, which would show the setting's value. */
final class MalformedSettingAnalyzer extends AbstractFailureAnalyzer<MalformedSetting> implements Ordered {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MalformedSetting cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
