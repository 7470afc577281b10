package org.walletsuite.notification.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;

/** Shows an operator in one line which setting is malformed. */
final class MalformedMailSettingAnalyzer extends AbstractFailureAnalyzer<BindException> implements Ordered {

    private static final String SETTINGS = "notification.mail";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        var name = cause.getName().toString();
        if (!name.startsWith(SETTINGS)) {
            return null;
        }
        var why =
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(cause).getMessage());
        return new FailureAnalysis(
                name.equals(SETTINGS) ? why : variable(name) + " (" + name + ") is malformed: " + why, null, cause);
    }

    /** {@code MAIL_PORT} of {@code notification.mail.port}. */
    private static String variable(String name) {
        return "MAIL_" + name.substring(SETTINGS.length() + 1).toUpperCase(java.util.Locale.ROOT);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
