package org.walletsuite.gateway.docs;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/** Swagger UI's own files, from its jar, so that the page needs no other host. */
@Configuration(proxyBeanMethods = false)
class DocsAssets implements WebMvcConfigurer {

    private static final int CACHE_SECONDS = 3600;

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/*.js").addResourceLocations("classpath:/docs/");
        registry.addResourceHandler("/docs/assets/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCachePeriod(CACHE_SECONDS)
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
    }
}
