package org.walletsuite.platform.web;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.walletsuite.platform.id.Ids;

/** Ids in paths and queries in their usual spelling only. An editor, because Spring falls back to its lenient one when a converter refuses. */
@ControllerAdvice
class StrictIds {

    @InitBinder
    void readIds(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                setValue(Ids.parse(text));
            }
        });
    }
}
