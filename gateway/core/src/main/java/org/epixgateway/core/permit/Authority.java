package org.epixgateway.core.permit;

/** The issuing Management Authority as box 6 names it. Its address's country is the issuing country of the permit. */
public record Authority(String name, Address address) {
    public static final Authority NONE = new Authority("", Address.NONE);
}
