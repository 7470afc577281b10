package org.walletsuite.platform.web;

import java.time.Clock;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
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
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Gives every service request ids and its families' error formats. */
@AutoConfiguration(beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@Import({ApiErrorAdvice.class, ApiErrorController.class, StrictIdPostProcessor.class})
public class WebConfiguration {

    @Bean
    ErrorResponses errorResponses(JsonMapper json, Clock clock) {
        return new ErrorResponses(json, clock);
    }

    /** A number or a boolean is not text; Jackson's settings refuse only the other direction. */
    @Bean
    JsonMapperBuilderCustomizer strictTexts() {
        return builder -> builder.withCoercionConfig(
                LogicalType.Textual,
                config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    /** A duplicate name is refused, because parsers differ in which value they take. */
    @Bean
    JsonMapperBuilderCustomizer unambiguousBodies() {
        return builder -> builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(new SimpleModule("texts").addDeserializer(String.class, new TextDeserializer()));
    }

    /** Makes constraints work on the fields of a partial body. */
    @Bean
    ValidationConfigurationCustomizer patchValueExtractor() {
        return validation -> validation.addValueExtractor(new PatchValueExtractor());
    }

    /** JSON is UTF-8 (RFC 8259): other encodings are not detected. */
    @Bean
    JsonFactoryBuilderCustomizer unguessedEncoding() {
        return builder -> builder.disable(TokenStreamFactory.Feature.CHARSET_DETECTION);
    }

    /**
     * The complete list: JSON, and bytes for everything else (pictures, metrics, descriptions). By default Spring adds
     * one for each format of a library on the classpath, whose readers lack our strict checks.
     */
    @Bean
    ServerHttpMessageConvertersCustomizer allConverters(JsonMapper json) {
        return builder -> builder.configureMessageConvertersList(converters -> {
            converters.clear();
            converters.add(new ByteArrayHttpMessageConverter());
            converters.add(new BufferedJsonConverter(json));
        });
    }

    /**
     * Each endpoint answers in one format, whatever is accepted: Spring would check the Accept header only when the
     * response is written, after the command has run.
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

    /** The dispatcher binds the request to its thread itself, and no filter needs that earlier. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextBeforeTheDispatcher() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    ConnectionDraining connectionDraining() {
        return new ConnectionDraining();
    }

    @Bean
    RequestIdFilter requestIds() {
        return new RequestIdFilter();
    }

    /** Removes a trailing slash, before security, so that its rules see one form of each path. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlashes() {
        var filter = UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    MappedInterceptor literalPaths(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new MappedInterceptor(null, new LiteralPathInterceptor(mappings));
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> containerErrors(ErrorResponses responses) {
        return factory -> factory.addContextCustomizers(context -> {
            // An upload that is too large is read to its end, because a client whose connection is closed never sees
            // the error.
            context.setSwallowAbortedUploads(true);
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainerErrorValve.class.getName());
                host.getPipeline().addValve(new ContainerErrorValve(responses));
            }
        });
    }

    /** Only for services with a database: the gateway has no such errors, and forwards requests unchanged. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcClient.class)
    @Import(DatabaseOutageAdvice.class)
    static class WithDatabase {

        @Bean
        SQLExceptionTranslator timeoutTranslator() {
            return new TimeoutTranslator();
        }

        @Bean
        ContentTypeFilter contentTypes() {
            return new ContentTypeFilter();
        }
    }
}
