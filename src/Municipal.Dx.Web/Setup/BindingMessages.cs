using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Municipal.Dx.Web.Setup;

/// <summary>What a form says when a value cannot be read at all: Japanese instead of the framework's English.</summary>
public static class BindingMessages
{
    private const string Unreadable = "入力を読み取れませんでした。もう一度入力してください。";
    private const string NotNumber = "数字で入力してください。";

    public static void UseJapanese(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Unreadable);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Unreadable);
        messages.SetUnknownValueIsInvalidAccessor(_ => Unreadable);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unreadable);
        messages.SetValueIsInvalidAccessor(_ => Unreadable);
        messages.SetValueMustNotBeNullAccessor(_ => "選ぶか、入力してください。");
        messages.SetMissingBindRequiredValueAccessor(_ => Unreadable);
        messages.SetMissingKeyOrValueAccessor(() => Unreadable);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => Unreadable);
        messages.SetValueMustBeANumberAccessor(_ => NotNumber);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => NotNumber);
    }
}
