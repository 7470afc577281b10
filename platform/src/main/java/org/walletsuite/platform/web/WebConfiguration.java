package org.walletsuite.platform.web;

import java.time.Clock;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.web.accept.FixedContentNegotiationStrategy;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Gives every service request ids and its families' error formats. */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@Import({ApiErrorAdvice.class, ApiErrorController.class, StrictIds.class})
public class WebConfiguration {

    @Bean
    ErrorResponses errorResponses(JsonMapper json, Clock clock) {
        return new ErrorResponses(json, clock);
    }

    /** A number or a boolean is not text; the settings of Jackson refuse the other direction only. */
    @Bean
    JsonMapperBuilderCustomizer strictTexts() {
        return builder -> builder.withCoercionConfig(
                LogicalType.Textual,
                config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    /** Of a name that comes twice one reader takes the first and another the last: nobody may mean both. */
    @Bean
    JsonMapperBuilderCustomizer unambiguousBodies() {
        return builder -> builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(new SimpleModule("texts").addDeserializer(String.class, new TextReader()));
    }

    /** So that the fields of a partial body are constrained like those of a whole one. */
    @Bean
    ValidationConfigurationCustomizer patchValues() {
        return validation -> validation.addValueExtractor(new PatchValues());
    }

    /** JSON is UTF-8 (RFC 8259): nobody guesses whether a body is in another encoding. */
    @Bean
    JsonFactoryBuilderCustomizer unguessedEncoding() {
        return builder -> builder.disable(TokenStreamFactory.Feature.CHARSET_DETECTION);
    }

    /**
     * All there are: JSON, and bytes for what is none (pictures, metrics, descriptions). Left alone, Spring adds one for each
     * format that some library on the classpath brings along, whose readers know nothing of our strictness.
     */
    @Bean
    ServerHttpMessageConvertersCustomizer allConverters(JsonMapper json) {
        return builder -> builder.configureMessageConvertersList(converters -> {
            converters.clear();
            converters.add(new ByteArrayHttpMessageConverter());
            converters.add(new WholeAnswers(json));
        });
    }

    /**
     * Each endpoint answers in one format, whatever is asked for: what a caller accepts was looked at only when its answer was
     * written, after the deed.
     */
    @Bean
    WebMvcConfigurer unnegotiatedAnswers() {
        return new WebMvcConfigurer() {
            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
                configurer.strategies(List.of(new FixedContentNegotiationStrategy(MediaType.ALL)));
            }
        };
    }

    /** The dispatcher makes the request known to its thread itself; no filter before it asks. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextBeforeTheDispatcher() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    RequestIdFilter requestIds() {
        return new RequestIdFilter();
    }

    /** A path means the same with and without its trailing slash; it comes before security, which then sees one spelling. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlashes() {
        var filter = UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> containerErrors(ErrorResponses responses) {
        return factory -> factory.addContextCustomizers(context -> {
            // An upload that is too large is read on for a while: whose connection breaks never hears why.
            context.setSwallowAbortedUploads(true);
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainerErrors.class.getName());
                host.getPipeline().addValve(new ContainerErrors(responses));
            }
        });
    }

    /** Only for services, which have a database: the gateway has no such errors, and passes on what it is sent as it came. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcClient.class)
    @Import(DatabaseAwayAdvice.class)
    static class WithDatabase {

        @Bean
        SQLExceptionTranslator cutOffTranslator() {
            return new CutOffTranslator();
        }

        @Bean
        ContentTypeFilter contentTypes() {
            return new ContentTypeFilter();
        }
    }
}
