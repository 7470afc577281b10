package org.walletsuite.platform.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Disables span recording in a service without a collector. Even with sampling 0, each request and each call would
 * create a span, its scope and its tags, only to discard them.
 */
final class TracingImportFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> RECORDING = List.of(
            "org.springframework.boot.micrometer.tracing.",
            "org.springframework.boot.opentelemetry.",
            "net.ttddyy.observation.");

    private @Nullable Environment environment;

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var kept = new boolean[classes.length];
        var isOn = environment != null && Tracing.isOn(environment);
        for (var i = 0; i < classes.length; i++) {
            var name = classes[i];
            kept[i] = isOn || name == null || RECORDING.stream().noneMatch(name::startsWith);
        }
        return kept;
    }

    @Override
    public void setEnvironment(Environment set) {
        environment = set;
    }
}
