package org.walletsuite.platform.web;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.walletsuite.platform.id.Ids;

/**
 * Accepts ids in paths and queries in canonical form only. An editor, because Spring falls back to its lenient one when
 * a converter refuses; registered globally, because a binder method would run for every request, with ids or without.
 */
final class StrictIdPostProcessor implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof RequestMappingHandlerAdapter adapter
                && adapter.getWebBindingInitializer() instanceof ConfigurableWebBindingInitializer binders) {
            binders.setPropertyEditorRegistrar(registry -> registry.registerCustomEditor(UUID.class, new IdEditor()));
        }
        return bean;
    }

    private static final class IdEditor extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(Ids.parse(text));
        }
    }
}
