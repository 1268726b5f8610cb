package org.epixgateway.app.command;

import picocli.CommandLine.Command;

@Command(name = "demo")
final class DemoCommand extends GroupCommand {}
