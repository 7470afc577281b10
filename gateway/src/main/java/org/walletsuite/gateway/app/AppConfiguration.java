package org.walletsuite.gateway.app;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.walletsuite.gateway.page.Page;
import org.walletsuite.platform.web.ErrorResponses;

/** Declares the web pages to the gateway. */
@Configuration(proxyBeanMethods = false)
class AppConfiguration {

    @Bean
    static Page app(AppSettings settings, ErrorResponses errors) throws IOException {
        var files = AppFiles.load(settings);
        return new Page(
                AppFiles.ROOT,
                Page.Kind.APPLICATION,
                contentPolicy(files.importMapSources()),
                "camera=(self)",
                new AppHandler(files, errors));
    }

    /**
     * Scripts, styles and calls of this host only, and text never becomes code: only the two named policies, of the
     * rendering library and of the till's offline worker, may make scripts' addresses or markup.
     */
    private static String contentPolicy(String importMaps) {
        return "default-src 'none'; script-src 'self' " + importMaps + "; style-src 'self'; img-src 'self' blob:;"
                + " media-src 'self' blob:; font-src 'self';"
                + " connect-src 'self'; manifest-src 'self';"
                + " worker-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none';"
                + " trusted-types lit-html suite-worker;"
                + " require-trusted-types-for 'script'";
    }
}
