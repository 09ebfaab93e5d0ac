package io.github.crosspy.mojo;

import java.lang.reflect.Field;

/** Sets fields of XML beans as Maven does. */
final class BeanFields {
    private BeanFields() {}

    static <B> B set(B bean, String name, String value) throws ReflectiveOperationException {
        Field field = bean.getClass().getDeclaredField(name);
        field.setAccessible(true);
        field.set(bean, value);
        return bean;
    }
}
