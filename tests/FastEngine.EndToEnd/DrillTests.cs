namespace FastEngine.EndToEnd;

/// <summary>The crash drill in its short form.</summary>
public sealed class DrillTests
{
    [Fact]
    public void Thirty_engines_die_and_nothing_is_lost_twice_or_different()
    {
        if (!OperatingSystem.IsLinux()) return;
        var report = Engine.Run("drill", "restart", "--kills", "30", "--json").Expect(0).Json();
        Assert.Empty(report.GetProperty("failures").EnumerateArray());
        Assert.Equal(30, report.GetProperty("kills").GetInt64());
        Assert.All(report.GetProperty("killed").EnumerateObject(), stage => Assert.True(stage.Value.GetInt64() > 3, $"{stage.Name}: {stage.Value}"));
        Assert.Equal(report.GetProperty("state_hash").GetString(), report.GetProperty("state_hash_after_deaths").GetString());
        Assert.True(report.GetProperty("executions").GetInt64() > 500);
        Assert.True(report.GetProperty("events_away").GetInt64() > 0);
        Assert.True(report.GetProperty("closed_by_hand").GetInt64() > 0);
    }

    [Fact]
    public void Another_seed_is_another_drill()
    {
        if (!OperatingSystem.IsLinux()) return;
        Engine.Run("drill", "restart", "--kills", "8", "--trades", "4000", "--seed", "9").Expect(0).Saying("nothing lost, nothing twice");
    }

    [Fact]
    public void An_exit_that_the_trade_thread_does_not_send_leaves_by_the_backup_path_once()
    {
        if (!OperatingSystem.IsLinux()) return;
        var report = Engine.Run("drill", "deadline", "--json").Expect(0).Json();
        Assert.Empty(report.GetProperty("failures").EnumerateArray());
        Assert.Equal((1, 1, 1), (report.GetProperty("missed").GetInt64(), report.GetProperty("backup_sent").GetInt64(), report.GetProperty("exit_orders").GetInt64()));
    }
}
