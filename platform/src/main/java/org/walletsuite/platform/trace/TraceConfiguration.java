package org.walletsuite.platform.trace;

import io.micrometer.observation.ObservationPredicate;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** Propagates every request's trace, and records it where a collector is configured. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
public class TraceConfiguration {

    /** Disabled, because it creates dozens of spans and timers a request, one for each filter, without use. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ErrorTraceFilter errorTraceFilter() {
        return new ErrorTraceFilter();
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(Tracing.Off.class)
    static class Carried {

        @Bean
        Tracer tracer() {
            return TracerProvider.noop().get("wallet-suite");
        }

        @Bean
        TracePropagationFilter tracePropagationFilter() {
            return new TracePropagationFilter();
        }

        /** An initializer, because with an interceptor the gateway would buffer the bodies that it streams. */
        @Bean
        RestClientCustomizer tracePassedOn() {
            return client -> client.requestInitializer(TracePropagationFilter::passOn);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(Tracing.On.class)
    static class Recorded {

        @Bean
        SpanExporters redactingExporters(ObjectProvider<SpanExporter> exporters) {
            return SpanExporters.of(
                    exporters.orderedStream().map(RedactingSpanExporter::new).toList());
        }

        /** Pollers and requests for health and metrics would fill the collector with useless traces. */
        @Bean
        ObservationPredicate worthTracing() {
            return (name, context) -> {
                if (context instanceof ServerRequestObservationContext request && request.getCarrier() != null) {
                    return !request.getCarrier().getRequestURI().startsWith("/actuator/");
                }
                return !name.startsWith("jdbc.") || TraceParent.current().isSampled();
            };
        }
    }
}
