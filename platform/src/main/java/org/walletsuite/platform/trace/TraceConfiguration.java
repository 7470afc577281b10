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

/** Carries every request's trace on, and records it where a collector is named. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
public class TraceConfiguration {

    /** Dozens of spans and timers a request, one for each filter, tell nobody anything. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(Tracing.Off.class)
    static class Carried {

        @Bean
        Tracer tracer() {
            return TracerProvider.noop().get("wallet-suite");
        }

        @Bean
        CarriedTrace carriedTrace() {
            return new CarriedTrace();
        }

        /** An initializer, not an interceptor: with one of those the gateway would buffer the bodies that it streams. */
        @Bean
        RestClientCustomizer tracePassedOn() {
            return client -> client.requestInitializer(CarriedTrace::passOn);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(Tracing.On.class)
    static class Recorded {

        @Bean
        SpanExporters discreetExporters(ObjectProvider<SpanExporter> exporters) {
            return SpanExporters.of(
                    exporters.orderedStream().map(DiscreetExporter::new).toList());
        }

        /** Statements of pollers, and whoever looks at health and metrics, would fill the collector with traces of nothing. */
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
