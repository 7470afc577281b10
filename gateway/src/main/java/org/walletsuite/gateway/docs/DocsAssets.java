package org.walletsuite.gateway.docs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import org.walletsuite.gateway.page.Page;

/** The page with Swagger UI, whose files are served from its jar, so that the page needs no other host. */
@Configuration(proxyBeanMethods = false)
class DocsAssets implements WebMvcConfigurer {

    private static final int CACHE_SECONDS = 3600;

    /** Swagger UI's own scripts and styles and calls to this host; nothing from elsewhere. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src"
                    + " 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Bean
    static Page docs() {
        return Page.document("/docs", "docs/", CONTENT_POLICY, "camera=()");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/assets/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCachePeriod(CACHE_SECONDS)
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
    }
}
