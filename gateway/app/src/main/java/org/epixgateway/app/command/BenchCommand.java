package org.epixgateway.app.command;

import picocli.CommandLine.Command;

@Command(name = "bench")
final class BenchCommand extends GroupCommand {}
