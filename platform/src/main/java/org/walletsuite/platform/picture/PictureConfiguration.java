package org.walletsuite.platform.picture;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;

/** Gives a service that imports it the readers of forms and pictures, and the limit on concurrent uploads for its paths. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadSettings.class)
public class PictureConfiguration {

    @Bean
    Pictures pictures() {
        return new Pictures();
    }

    @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
    MultipartResolver uploadedForms() {
        return new StandardServletMultipartResolver() {
            @Override
            public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
                return new UploadedForm(request);
            }
        };
    }

    @Bean
    UploadLimit uploadLimit(UploadSettings settings) {
        return new UploadLimit(settings);
    }
}
